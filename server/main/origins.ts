import { hostname, networkInterfaces } from 'node:os'

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const EVERYWHERE: ReadonlySet<string> = new Set(['0.0.0.0', '::'])
const isLoopback = (host: string): boolean => /^127\.|^localhost$|^::1$/.test(host)

const originOf = (host: string, port: number): string => new URL(`http://${host}:${port}`).origin
const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)

function addressesOfThisMachine(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal && !address.address.startsWith('fe80:'))
    .map((address) => inUrl(address.address))
}

/**
 * The origins under which this server's own pages are reached when nobody names them: a closed list, never the `Host`
 * header of a request, because that one a stranger's page can choose.
 */
export function ownOrigins(host: string, port: number): readonly string[] {
  const hosts = EVERYWHERE.has(host)
    ? [...addressesOfThisMachine(), ...LOOPBACK, hostname().toLowerCase()]
    : isLoopback(host)
      ? [inUrl(host), ...LOOPBACK]
      : [inUrl(host)]
  return [...new Set(hosts)].filter(isHost).map((one) => originOf(one, port))
}

const isHost = (host: string): boolean => URL.canParse(`http://${host}`)
