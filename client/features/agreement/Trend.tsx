import type { TrendSample } from '../../../shared/model/record.ts'
import { useTrend } from '../../sync/useTrend.ts'
import { day, moment } from '../../ui/moment.ts'
import { useNarrow } from '../../ui/useNarrow.ts'
import styles from './Trend.module.css'
import { labelHeights, scale, steps, TREND_LINES } from './trendSteps.ts'

/** Right of the lines stand their names. A narrow screen has a drawing of its own, so that no letter shrinks. */
const WIDE = { width: 960, height: 220, names: 132 }
const NARROW = { width: 358, height: 200, names: 118 }
const LEFT = 30
const TOP = 14
const BELOW = 34
const LABELS_APART = 20

/** How agreement went until now; nothing before there are two moments to compare. */
export function Trend() {
  const samples = useTrend()
  if (samples.length < 2) return null
  return (
    <section className={styles.trend} aria-labelledby="trend">
      <h2 id="trend">How it went until now</h2>
      <p className={styles.lead}>Points over time. Those agreed ad referendum count as agreed.</p>
      <TrendChart samples={samples} />
      <TrendTable samples={samples} />
    </section>
  )
}

/** Lines in steps, told apart by their dashes and named at their ends. The table below says the same. */
function TrendChart({ samples }: { readonly samples: readonly TrendSample[] }) {
  const { width, height, names } = useNarrow() ? NARROW : WIDE
  const frame = { left: LEFT, top: TOP, width: width - LEFT - names, height: height - TOP - BELOW }
  const { most, x, y } = scale(samples, frame)
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined) return null
  const bottom = frame.top + frame.height
  const right = frame.left + frame.width
  const heights = labelHeights(
    TREND_LINES.map((line) => y(line.of(last))),
    LABELS_APART,
    bottom,
  )
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Points over time; now ${TREND_LINES.map((line) => `${line.of(last)} ${line.label}`).join(', ')}`}
    >
      {[0, Math.round(most / 2), most].map((howMany) => (
        <g key={howMany} className={styles.rule}>
          <path d={`M${frame.left} ${y(howMany)}H${right}`} />
          <text x={frame.left - 8} y={y(howMany) + 4} textAnchor="end">
            {howMany}
          </text>
        </g>
      ))}
      <g className={styles.days}>
        <text x={frame.left} y={bottom + 22}>
          {day(first.at)}
        </text>
        {day(first.at) !== day(last.at) && (
          <text x={right} y={bottom + 22} textAnchor="end">
            {day(last.at)}
          </text>
        )}
      </g>
      {TREND_LINES.map((line, at) => (
        <g key={line.name} className={styles.line} data-line={line.name}>
          <path d={steps(samples, line.of, { x, y })} />
          <text x={right + 10} y={(heights[at] ?? 0) + 4}>
            <tspan className={styles.number}>{line.of(last)}</tspan> {line.label}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Rows that anybody reads; the chart has them all. */
const ROWS = 50

function TrendTable({ samples }: { readonly samples: readonly TrendSample[] }) {
  const rows = [...samples].reverse().slice(0, ROWS)
  return (
    <details className={styles.table}>
      <summary>The same as a table</summary>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Points</th>
              {TREND_LINES.map((line) => (
                <th key={line.name} scope="col">
                  {line.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((sample) => (
              <tr key={sample.at}>
                <th scope="row">{moment(sample.at)}</th>
                <td>{sample.points}</td>
                {TREND_LINES.map((line) => (
                  <td key={line.name}>{line.of(sample)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {samples.length > ROWS && <p>The latest {ROWS} moments.</p>}
    </details>
  )
}
