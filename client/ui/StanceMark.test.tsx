import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type Stance, STANCES } from '../../shared/model/entry.ts'
import { StanceChip, StanceMark } from './StanceMark.tsx'

/** What is drawn, without what colours and sizes it. */
const drawn = (stance: Stance | null, isStale = false): string =>
  renderToStaticMarkup(<StanceMark stance={stance} isStale={isStale} />).replaceAll(
    / (class|width|height|data-tone)="[^"]*"/g,
    '',
  )

describe('the mark of a stance', () => {
  it('has a shape of its own for every stance, for silence and for earlier wording', () => {
    const all = [...STANCES.map((one) => drawn(one)), drawn(null), drawn('accept', true)]
    expect(new Set(all).size).toBe(all.length)
  })

  it('looks on earlier wording like no stance at all, whatever was said', () => {
    const stale = STANCES.map((one) => drawn(one, true))
    expect(new Set(stale).size).toBe(1)
  })

  it('says nothing to those who listen: the words do', () => {
    expect(drawn('accept')).toContain('aria-hidden="true"')
    const chip = renderToStaticMarkup(<StanceChip stance="oppose">C opposes</StanceChip>)
    expect(chip.replaceAll(/<[^>]*>/g, '')).toBe('C opposes')
  })
})
