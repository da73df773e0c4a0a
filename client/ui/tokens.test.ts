import { describe, expect, it } from 'vitest'
import { PARTY_COLOURS } from '../../shared/model/party.ts'
import css from './tokens.css?raw'

/** The colours by name, light and dark. */
const tones = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const grounds = ['desk', 'paper', 'paper-raised']
const inks = ['ink', 'ink-soft', 'ink-faint', 'accent', 'warn', 'danger', 'ok']

describe('the colours', () => {
  it('are all read out of the style sheet', () => {
    for (const name of [...grounds, ...inks, 'accent-ink', 'party-ink', 'line-strong']) {
      expect(tones.has(name), name).toBe(true)
    }
    for (const colour of PARTY_COLOURS) {
      expect(tones.has(`party-${colour}`), colour).toBe(true)
      expect(tones.has(`party-${colour}-soft`), colour).toBe(true)
    }
  })

  for (const theme of ['light', 'dark'] as const) {
    const tone = (name: string): string => tones.get(name)?.[theme] ?? '#000000'
    const pairs: readonly (readonly [string, string, number])[] = [
      ...grounds.flatMap((ground) => inks.map((ink) => [ink, ground, 4.5] as const)),
      ['accent-ink', 'accent', 4.5],
      ['accent', 'accent-soft', 4.5],
      ['ink', 'accent-soft', 4.5],
      ['ink-soft', 'accent-soft', 4.5],
      ...['ok', 'warn', 'danger'].flatMap((name) => [
        [name, `${name}-soft`, 4.5] as const,
        ['ink', `${name}-soft`, 4.5] as const,
      ]),
      ['line-strong', 'paper', 3],
      ['line-strong', 'desk', 3],
      ['ink', 'note', 4.5],
      ['accent', 'note', 4.5],
      ['ink', 'note-strong', 4.5],
      ['note-line', 'note', 3],
      ['note-line', 'note-strong', 3],
      ...PARTY_COLOURS.flatMap((colour) => [
        ...grounds.map((ground) => [`party-${colour}`, ground, 4.5] as const),
        [`party-${colour}`, `party-${colour}-soft`, 4.5] as const,
        ['ink', `party-${colour}-soft`, 4.5] as const,
        ['party-ink', `party-${colour}`, 4.5] as const,
      ]),
    ]
    it.each(pairs)(
      `show %s on %s with a contrast of at least %d, ${theme}`,
      (ink, ground, least) => {
        expect(contrast(tone(ink), tone(ground))).toBeGreaterThanOrEqual(least)
      },
    )
  }
})
