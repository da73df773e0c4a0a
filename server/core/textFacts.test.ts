import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { factsOf } from '../../shared/rules/agreement.ts'
import { createTextFacts } from './textFacts.ts'

const ONE = 'one' as PointId
const TWO = 'two' as PointId

function aText() {
  const doc = new Y.Doc()
  const words = new Y.XmlText('The parties shall withdraw.')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [words])
  doc.getXmlFragment(pointRoot(ONE)).push([paragraph])
  return { doc, words, facts: createTextFacts() }
}

describe('the facts of a text', () => {
  it('are what the rules see, also after a letter deep inside it changed', () => {
    const { doc, words, facts } = aText()
    expect(facts(doc, TWO).isEmpty).toBe(true)
    for (const change of [
      () => words.insert(0, 'All '),
      () => words.delete(0, 4),
      () => words.format(0, 3, { bold: {} }),
      () => doc.getXmlFragment(pointRoot(ONE)).delete(0, 1),
    ]) {
      change()
      expect(facts(doc, ONE)).toEqual(factsOf(readPointText(doc.getXmlFragment(pointRoot(ONE)))))
    }
    expect(facts(doc, ONE).isEmpty).toBe(true)
  })

  it('are not worked out again for a text that did not change', () => {
    const { doc, words, facts } = aText()
    const [one, two] = [facts(doc, ONE), facts(doc, TWO)]
    words.insert(0, 'All ')
    expect(facts(doc, TWO)).toBe(two)
    expect(facts(doc, ONE)).not.toBe(one)
    expect(facts(doc, ONE)).toBe(facts(doc, ONE))
  })
})
