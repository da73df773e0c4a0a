import type { VersionEntry } from '../model/version.ts'

/** Whether a version may be frozen under this symbol: no two of a plan may be taken for one another. */
export const isSymbolFree = (versions: readonly VersionEntry[], symbol: string): boolean =>
  versions.every((version) => plain(version.symbol) !== plain(symbol))

const plain = (symbol: string): string =>
  symbol.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** A symbol to begin with, for instance "Draft 3" after two drafts. */
export function nextSymbol(versions: readonly VersionEntry[]): string {
  for (let number = versions.length + 1; ; number++) {
    const symbol = `Draft ${number}`
    if (isSymbolFree(versions, symbol)) return symbol
  }
}
