import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bracketBlocks, bracketWords } from '../../../shared/model/bracketText.ts'
import type { BracketId, PartyId } from '../../../shared/model/ids.ts'
import { createChance } from '../../../shared/lib/chance.ts'
import { plainRun, readPointText } from '../../../shared/model/pointText.ts'
import { addParagraph, aMember, aTable, edit, fragmentOf, ONE } from './testing/table.ts'

const said = 'One two three four five six seven eight'
const theirs = (id: string, of: string) => ({
  bracketId: id as BracketId,
  of: of as PartyId,
  blocks: [{ kind: 'paragraph', content: [plainRun('ours')] } as const],
})

/** A plan with two paragraphs in its first point, and a copy of it for each of two people. */
function twoAtATable() {
  const table = aTable()
  const ana = aMember('ana', { role: 'head' })
  const ben = aMember('ben', { partyId: 'b' as PartyId })
  const ours = table.copy(100)
  for (const words of [said, 'A paragraph'])
    expect(table.send(ana, addParagraph(ours, ONE, words)).kind).toBe('accept')
  return { table, ana, ben, ours, others: table.copy(200) }
}

describe('alternatives that are proposed out of a file', () => {
  it('pass the gate as one update while another party types in the same words', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const chance = createChance(seed)
      const { table, ana, ben, ours, others } = twoAtATable()
      const typed = edit(others, (doc) => {
        const paragraph: unknown = fragmentOf(doc, ONE).get(0)
        const words: unknown = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
        if (words instanceof Y.XmlText) words.insert(chance.below(said.length), '<typed>')
      })
      const from = chance.below(said.length - 1)
      const to = from + 1 + chance.below(said.length - from)
      const proposed = edit(ours, (doc) => {
        const text = fragmentOf(doc, ONE)
        bracketBlocks(text, [], { from: 1, to: 2 }, theirs('k2', 'a'))
        bracketWords(text, [0], { from, to }, theirs('k1', 'a'))
      })
      const [first, second] = seed % 2 === 0 ? [typed, proposed] : [proposed, typed]
      expect(table.send(seed % 2 === 0 ? ben : ana, first), `seed ${seed}`).toMatchObject({
        kind: 'accept',
      })
      expect(table.send(seed % 2 === 0 ? ana : ben, second), `seed ${seed}`).toMatchObject({
        kind: 'accept',
      })
      for (const [doc, update] of [
        [ours, typed],
        [others, proposed],
      ] as const) {
        Y.applyUpdate(doc, update)
        expect(readPointText(fragmentOf(doc, ONE))).toEqual(
          readPointText(fragmentOf(table.doc, ONE)),
        )
      }
      expect(JSON.stringify(readPointText(fragmentOf(table.doc, ONE)))).toContain('<typed>')
    }
  })

  it('are refused as words of another party', () => {
    const { table, ana, ours } = twoAtATable()
    const forged = edit(ours, (doc) =>
      bracketWords(fragmentOf(doc, ONE), [0], { from: 0, to: 3 }, theirs('k1', 'b')),
    )
    expect(table.send(ana, forged)).toMatchObject({ kind: 'refuse' })
  })
})
