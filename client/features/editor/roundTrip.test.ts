import type { Editor, JSONContent } from '@tiptap/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pointRoot } from '../../../shared/model/documents.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import { type PointText, readPointText } from '../../../shared/model/pointText.ts'
import { PointTextView } from './sheet/PointTextView.tsx'
import { ANNA, aPlan, pointId, type RecordBuilder } from './testing/aPlan.ts'
import { aDesk, type Desk } from './testing/aDesk.ts'

const one = pointId(1)
type Marks = NonNullable<JSONContent['marks']>
const words = (text: string, ...marks: Marks): JSONContent =>
  marks.length === 0 ? { type: 'text', text } : { type: 'text', marks, text }
const bold = { type: 'bold' }
const italic = { type: 'italic' }
const link = { type: 'link', attrs: { href: 'https://example.org/a?b=c' } }
const paragraph = (...content: JSONContent[]): JSONContent =>
  content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content }
const item = (...content: JSONContent[]): JSONContent => ({ type: 'listItem', content })
const cell = (type: string, ...content: JSONContent[]): JSONContent => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null },
  content,
})

/** Texts that hold, between them, everything that a point may hold. */
const TEXTS: Record<string, JSONContent[]> = {
  'an empty text': [paragraph()],
  'paragraphs, one of them empty': [paragraph(words('One')), paragraph(), paragraph(words('Two'))],
  'marks, side by side and one in the other': [
    paragraph(
      words('plain '),
      words('bold', bold),
      words('both', bold, italic),
      words('under', { type: 'underline' }),
      words(' and '),
      words('linked', link),
      words('linked bold', link, bold),
    ),
  ],
  'breaks in a line and at its end': [
    paragraph(words('one'), { type: 'hardBreak' }, words('two'), { type: 'hardBreak' }),
  ],
  'notes at words and at the end': [
    paragraph(
      words('one'),
      { type: 'footnote', content: [words('see '), words('annex', italic)] },
      words('two'),
      { type: 'footnote' },
    ),
  ],
  'references to a point, to a struck one and to none': [
    paragraph(
      words('see '),
      { type: 'pointReference', attrs: { pointId: 'point-2' } },
      words(', '),
      { type: 'pointReference', attrs: { pointId: 'point-3' } },
      words(', '),
      { type: 'pointReference', attrs: { pointId: 'elsewhere' } },
    ),
  ],
  'lists in lists, in order and not': [
    {
      type: 'orderedList',
      content: [
        item(paragraph(words('a')), {
          type: 'orderedList',
          content: [item(paragraph(words('i'))), item(paragraph(words('ii')))],
        }),
        item(paragraph(words('b')), paragraph(words('more of b'))),
      ],
    },
    { type: 'bulletList', content: [item(paragraph(words('dot')))] },
  ],
  'a table with a list and a spanning cell': [
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            {
              type: 'tableHeader',
              attrs: { colspan: 2, rowspan: 1, colwidth: null },
              content: [paragraph(words('Head'))],
            },
          ],
        },
        {
          type: 'tableRow',
          content: [
            cell('tableCell', paragraph(words('left'))),
            cell('tableCell', {
              type: 'bulletList',
              content: [item(paragraph(words('right')))],
            }),
          ],
        },
      ],
    },
    paragraph(words('after')),
  ],
  'spaces that an editor must keep': [paragraph(words('two  spaces and one at the end '))],
}

describe('a text', () => {
  let record: RecordBuilder
  let desk: Desk
  let editor: Editor
  beforeEach(() => {
    record = aPlan()
    record.change(pointId(3), { status: 'struck' })
    desk = aDesk(record, ANNA)
    editor = desk.write(one)
  })
  afterEach(() => desk.close())

  const written = (): PointText => readPointText(desk.doc.getXmlFragment(pointRoot(one)))

  for (const [name, content] of Object.entries(TEXTS)) {
    it(`comes back out of Yjs as it was written: ${name}`, () => {
      editor.commands.setContent({ type: 'doc', content })
      expect(editor.getJSON()).toEqual({ type: 'doc', content })
      // A second person reads it from Yjs alone.
      const other = aDesk(record, ANNA)
      const text = desk.doc.getXmlFragment(pointRoot(one))
      for (const child of text.toArray()) {
        other.doc.getXmlFragment(pointRoot(one)).push([child.clone() as never])
      }
      expect(other.write(one).getJSON()).toEqual({ type: 'doc', content })
      other.close()
    })

    it(`is drawn still with the elements of the live one: ${name}`, () => {
      editor.commands.setContent({ type: 'doc', content })
      const plan = record.plan()
      const still = document.createElement('div')
      still.innerHTML = renderToStaticMarkup(
        createElement(PointTextView, {
          text: written(),
          label: (id) => (id === null ? '' : pointLabel(plan, id)),
          isResolved: desk.editing.names.isResolved,
          hrefOf: (id) => `/point/${id}`,
        }),
      )
      expect(shapeOf(still)).toBe(shapeOf(editor.view.dom))
    })
  }
})

/** What of a text's elements decides how it is laid out: their kinds, their nesting, their words. */
function shapeOf(root: Element): string {
  const shape = (node: Node): string => {
    if (node instanceof Text) return node.data
    if (!(node instanceof Element)) return ''
    // The editor's own props, which the style sheet gives no room.
    if (node.matches('.ProseMirror-separator')) return ''
    const inner = [...node.childNodes].map(shape).join('')
    // Still, a reference is a link that can be opened in another tab.
    const tag = node.matches('[data-point-reference]') ? 'ref' : node.tagName.toLowerCase()
    // A break that ends a line with something in it makes no line of its own, unless it follows a break.
    if (tag === 'br' && isIdle(node)) return ''
    const spans = ['colspan', 'rowspan'].map((name) => node.getAttribute(name) ?? '1').join('x')
    const marks = ['data-empty', 'data-footnote', 'data-unresolved', 'data-table', 'href']
      .filter((name) => tag !== 'ref' || name !== 'href')
      .flatMap((name) => (node.hasAttribute(name) ? [`${name}=${node.getAttribute(name)}`] : []))
    const attributes = [...marks, ...(tag === 'td' || tag === 'th' ? [spans] : [])].join(' ')
    return `<${tag} ${attributes}>${inner}</${tag}>`
  }
  return [...root.childNodes].map(shape).join('\n')
}

function isIdle(br: Element): boolean {
  if (br.nextSibling !== null) return false
  let before = br.previousSibling
  while (before instanceof Element && before.matches('.ProseMirror-separator')) {
    before = before.previousSibling
  }
  return before !== null && !(before instanceof Element && before.tagName === 'BR')
}
