import type { JSONContent } from '@tiptap/core'
import fc from 'fast-check'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, it } from 'vitest'
import { pointRoot } from '../../../../shared/model/documents.ts'
import { readLetters } from '../../../../shared/model/letters.ts'
import { readPointText } from '../../../../shared/model/pointText.ts'
import { PointTextView } from '../sheet/PointTextView.tsx'
import { aDesk, type Desk } from '../testing/aDesk.ts'
import { ANNA, aPlan, pointId } from '../testing/aPlan.ts'
import { lettersOfDocument, placeOfPosition, positionsOfRange } from './documentLetters.ts'
import { withComments } from './markedText.ts'
import { placeInStill, stillLetters } from './stillLetters.ts'
import type { CommentedWords } from './textComments.ts'

const one = pointId(1)
let desk: Desk | null = null
afterEach(() => {
  desk?.close()
  desk = null
})

const words = fc.stringMatching(/^[a-z ]{1,12}$/)
const inline: fc.Arbitrary<JSONContent> = fc.oneof(
  { weight: 5, arbitrary: words.map((text) => ({ type: 'text', text })) },
  words.map((text) => ({ type: 'text', text, marks: [{ type: 'bold' }] })),
  fc.constant({ type: 'hardBreak' }),
  words.map((text) => ({ type: 'footnote', content: [{ type: 'text', text }] })),
  fc.constant({ type: 'pointReference', attrs: { pointId: pointId(2) } }),
)
const paragraph: fc.Arbitrary<JSONContent> = fc
  .array(inline, { maxLength: 5 })
  .map((content) => ({ type: 'paragraph', content }))
const list = (depth: number): fc.Arbitrary<JSONContent> =>
  fc
    .tuple(
      fc.constantFrom('orderedList', 'bulletList'),
      fc.array(
        depth === 0
          ? fc.array(paragraph, { minLength: 1, maxLength: 2 })
          : fc
              .tuple(paragraph, fc.option(list(depth - 1), { nil: null }))
              .map(([first, inner]) => (inner === null ? [first] : [first, inner])),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([type, items]) => ({
      type,
      content: items.map((content) => ({ type: 'listItem', content })),
    }))
const table: fc.Arbitrary<JSONContent> = fc
  .array(paragraph, { minLength: 4, maxLength: 4 })
  .map((cells) => ({
    type: 'table',
    content: [cells.slice(0, 2), cells.slice(2)].map((row) => ({
      type: 'tableRow',
      content: row.map((cell) => ({ type: 'tableCell', content: [cell] })),
    })),
  }))
const text: fc.Arbitrary<JSONContent> = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, list(1), table), {
    minLength: 1,
    maxLength: 4,
  })
  .map((content) => ({ type: 'doc', content }))

/** Writes a text and draws it still; the numbers and labels of what it holds are drawn as well. */
function written(content: JSONContent) {
  desk?.close()
  desk = aDesk(aPlan(), ANNA)
  const editor = desk.write(one)
  editor.commands.setContent(content)
  const fragment = desk.doc.getXmlFragment(pointRoot(one))
  const page = document.createElement('div')
  const root = createRoot(page)
  const draw = (commented: readonly CommentedWords[] = []): void =>
    flushSync(() =>
      root.render(
        <PointTextView
          text={withComments(readPointText(fragment), commented)}
          label={() => 'point 2'}
          isResolved={() => true}
          hrefOf={() => '/'}
          words={(run) => <span>{run.text}</span>}
        />,
      ),
    )
  draw()
  return { editor, letters: readLetters(fragment), page, draw }
}

const RUNS = { numRuns: 30 }

describe('the letters of a text', () => {
  it('are the same in Yjs, in the live editor and in the still text', () => {
    fc.assert(
      fc.property(text, (content) => {
        const { editor, letters, page } = written(content)
        expect(lettersOfDocument(editor.state.doc).text).toBe(letters.text)
        expect(stillLetters(page)).toBe(letters.text)
      }),
      RUNS,
    )
  })

  it('lead to their positions in the live editor and back', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (content, a, b) => {
        const { editor, letters } = written(content)
        const drawn = lettersOfDocument(editor.state.doc)
        const isWord = (place: number): boolean => /[a-z]/.test(letters.text[place] ?? '')
        const places = Array.from({ length: letters.text.length }, (_, place) => place).filter(
          isWord,
        )
        if (places.length === 0) return
        const ends = [places[a % places.length] ?? 0, places[b % places.length] ?? 0]
        const range = { from: Math.min(...ends), to: Math.max(...ends) + 1 }
        const at = positionsOfRange(drawn, range)
        expect(at).not.toBeNull()
        if (at === null) return
        expect(placeOfPosition(drawn, at.from)).toBeLessThanOrEqual(range.from)
        expect(placeOfPosition(drawn, at.to)).toBe(range.to)
        const first = editor.state.doc.textBetween(at.from, at.from + 1)
        const last = editor.state.doc.textBetween(at.to - 1, at.to)
        expect([first, last]).toEqual([letters.text[range.from], letters.text[range.to - 1]])
      }),
      RUNS,
    )
  })

  it('are counted to any place in the still text', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (content, which, where) => {
        const { letters, page } = written(content)
        const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT)
        const nodes: Node[] = []
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          if (node.parentElement?.tagName === 'SPAN') nodes.push(node)
        }
        const node = nodes[which % Math.max(1, nodes.length)]
        if (node === undefined || (node.nodeValue ?? '').startsWith('point 2')) return
        const offset = where % (node.nodeValue ?? '').length
        const place = placeInStill(page, { node, offset })
        expect(letters.text.slice(place).startsWith((node.nodeValue ?? '').slice(offset))).toBe(
          true,
        )
      }),
      RUNS,
    )
  })

  it('are cut where comments begin and end, and change nothing else', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (content, a, b) => {
        const { letters, page, draw } = written(content)
        const plain = page.textContent
        const ends = [a % (letters.text.length + 1), b % (letters.text.length + 1)]
        const range = { from: Math.min(...ends), to: Math.max(...ends) }
        draw([{ key: 'k', kind: 'at', isMarked: true, isFocused: false, ...range }])
        expect(page.textContent).toBe(plain)
        expect(stillLetters(page)).toBe(letters.text)
      }),
      RUNS,
    )
  })
})
