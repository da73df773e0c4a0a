import { describe, expect, it } from 'vitest'
import { freeColour, type PartyDraft, type PlanDraft, readDraft } from './newPlan.ts'

const party = (key: number, rest: Partial<PartyDraft> = {}): PartyDraft => ({
  key,
  name: `Party ${key}`,
  letter: String.fromCharCode(64 + key),
  colour: 'blue',
  ...rest,
})

const draft = (rest: Partial<PlanDraft> = {}): PlanDraft => ({
  template: '28-points',
  title: 'A plan',
  name: 'Ana',
  parties: [party(1), party(2)],
  ...rest,
})

const wrongs = (rest: Partial<PlanDraft>): Record<string, string> => {
  const read = readDraft(draft(rest))
  return read instanceof Map ? Object.fromEntries(read) : {}
}

describe('a new plan', () => {
  it('is sent as it was filled in, trimmed, without what only the page knows', () => {
    expect(readDraft(draft({ title: ' A plan ' }))).toEqual({
      template: '28-points',
      title: 'A plan',
      name: 'Ana',
      parties: [
        { name: 'Party 1', letter: 'A', colour: 'blue' },
        { name: 'Party 2', letter: 'B', colour: 'blue' },
      ],
    })
  })

  it('needs a name, a title, and names and letters of the parties', () => {
    expect(Object.keys(wrongs({ name: ' ', title: '' }))).toEqual(['name', 'title'])
    expect(wrongs({ parties: [party(1, { name: '' }), party(2, { letter: ' ' })] })).toEqual({
      'party-1': 'Give the party a name.',
      'party-2': 'Give the party one or two letters.',
    })
  })

  it('turns away parties that could be taken for one another, at the later one', () => {
    expect(wrongs({ parties: [party(1), party(2, { letter: 'a' })] })).toEqual({
      'party-2': 'Another party has the letters “a” already.',
    })
    expect(wrongs({ parties: [party(1), party(2, { name: 'party 1 ' })] })).toEqual({
      'party-2': 'Another party has that name.',
    })
  })

  it('says at which row a name is not one', () => {
    expect(
      Object.keys(wrongs({ parties: [party(1), party(2, { name: 'a'.repeat(81) })] })),
    ).toEqual(['party-2'])
    expect(Object.keys(wrongs({ title: 'a'.repeat(161) }))).toEqual(['title'])
  })

  it('offers the first colour that is free', () => {
    expect(freeColour([party(1)])).toBe('vermilion')
    expect(freeColour([])).toBe('blue')
  })
})
