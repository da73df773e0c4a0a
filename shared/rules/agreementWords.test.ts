import { describe, expect, it } from 'vitest'
import type { PartyId } from '../model/ids.ts'
import type { Party } from '../model/party.ts'
import { blockerLines, stanceWords, stateWords } from './agreementWords.ts'

const party = (letter: string): Party => ({
  id: letter as PartyId,
  name: `Party ${letter}`,
  letter,
  colour: 'blue',
})

describe('the words of agreement', () => {
  it('never call a position on earlier wording what it would be on the words of now', () => {
    expect(stanceWords('accept', false)).toBe('accepts')
    expect(stanceWords('accept', true)).toBe('accepted earlier wording')
    expect(stanceWords(null, false)).toBe('no position')
  })

  it('count what there is one of and what there are more of', () => {
    expect(stateWords({ kind: 'stale', positions: 1 })).toBe('1 position on earlier wording')
    expect(stateWords({ kind: 'bracketed', brackets: 2 })).toBe('2 brackets')
  })

  it('tell what blocks a point in a line for each kind, the worst first', () => {
    const lines = blockerLines(
      [
        { kind: 'brackets', brackets: 2 },
        { kind: 'silent', party: party('A') },
        { kind: 'stale', party: party('B') },
        { kind: 'stance', party: party('C'), stance: 'oppose' },
        { kind: 'stale', party: party('D') },
      ],
      ({ letter }) => letter,
    )
    expect(lines).toEqual([
      '2 brackets in the text',
      'Opposes: C',
      'On earlier wording: B, D',
      'No position: A',
    ])
  })
})
