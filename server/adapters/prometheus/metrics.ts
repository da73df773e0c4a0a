import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../../core/metrics.ts'

/** Metrics as Prometheus reads them. */
export interface PrometheusMetrics extends Metrics {
  /** Says where the current numbers of rooms and sockets come from. */
  watch(stats: () => { readonly rooms: number; readonly sockets: number }): void
  readonly contentType: string
  text(): Promise<string>
}

const COMMIT_BUCKETS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5]
const REQUEST_BUCKETS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** Each call has a registry of its own, so that two servers in one process do not count for each other. */
export function createPrometheusMetrics(): PrometheusMetrics {
  const register = new Registry()
  const registers = [register]
  collectDefaultMetrics({ register })
  let stats = () => ({ rooms: 0, sockets: 0 })
  new Gauge({
    name: 'parley_rooms',
    help: 'Documents that are open',
    registers,
    collect() {
      this.set(stats().rooms)
    },
  })
  new Gauge({
    name: 'parley_sockets',
    help: 'Connections in all rooms',
    registers,
    collect() {
      this.set(stats().sockets)
    },
  })
  const updates = new Counter({
    name: 'parley_updates_total',
    help: 'Decisions on updates that arrived',
    labelNames: ['outcome'] as const,
    registers,
  })
  const commits = new Histogram({
    name: 'parley_commit_seconds',
    help: 'From an accepted update to its place on disk',
    buckets: COMMIT_BUCKETS,
    registers,
  })
  const exports = new Histogram({
    name: 'parley_export_seconds',
    help: 'Making a document for download',
    buckets: REQUEST_BUCKETS,
    registers,
  })
  const requests = new Histogram({
    name: 'parley_http_request_seconds',
    help: 'HTTP requests by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: REQUEST_BUCKETS,
    registers,
  })
  return {
    update: (outcome) => updates.inc({ outcome }),
    committed: (seconds) => commits.observe(seconds),
    exported: (seconds) => exports.observe(seconds),
    request: (method, route, status, seconds) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    watch(source) {
      stats = source
    },
    contentType: register.contentType,
    text: () => register.metrics(),
  }
}
