import type { JSONContent } from '@tiptap/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pointRoot } from '../../../../shared/model/documents.ts'
import { type Block, readPointText } from '../../../../shared/model/pointText.ts'
import { planText } from '../copyText.ts'
import { PASTED_CHARACTERS } from './pasting.ts'
import { ANNA, aPlan, pointId, type RecordBuilder } from '../testing/aPlan.ts'
import { aDesk, type Desk } from '../testing/aDesk.ts'

const one = pointId(1)
const two = pointId(2)

describe('pasting into a point', () => {
  let record: RecordBuilder
  let desk: Desk
  beforeEach(() => {
    record = aPlan()
    desk = aDesk(record, ANNA)
  })
  afterEach(() => desk.close())

  function paste(html: string): readonly Block[] {
    const editor = desk.write(one)
    editor.view.pasteHTML(html)
    return readPointText(desk.doc.getXmlFragment(pointRoot(one)))
  }
  /** The words of a block with its marks, as a reader's shorthand. */
  function words(block: Block | undefined): string {
    if (block?.kind !== 'paragraph') return block?.kind ?? 'nothing'
    return block.content
      .map((inline) => {
        if (inline.kind === 'footnote') return `[${inline.content.map((run) => run.text).join('')}]`
        if (inline.kind !== 'text') return inline.kind
        const link = inline.link === null ? '' : `→${inline.link}`
        return `${inline.bold ? '*' : ''}${inline.text}${inline.bold ? '*' : ''}${link}`
      })
      .join('')
  }

  it('makes bold paragraphs of headings', () => {
    const blocks = paste('<h2>Article 1</h2><p>The Parties agree.</p>')
    expect(blocks.map(words)).toEqual(['*Article 1*', 'The Parties agree.'])
  })

  it('keeps the words of what it does not know, and drops pictures', () => {
    const blocks = paste(
      '<section><blockquote>Quoted <mark>words</mark></blockquote><img src="x.png" alt=""><dl><dt>Term</dt><dd>Meaning</dd></dl></section>',
    )
    expect(blocks.map(words)).toEqual(['Quoted words', 'Term', 'Meaning'])
  })

  it('keeps safe links and only the words of others', () => {
    const blocks = paste(
      '<p><a href="https://example.org/a">safe</a> <a href="javascript:alert(1)">unsafe</a></p>',
    )
    expect(blocks.map(words)).toEqual(['safe→https://example.org/a unsafe'])
  })

  it('makes a list of the paragraphs in which a word processor draws one', () => {
    const item = (level: number, label: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${label}<span>&nbsp;&nbsp; </span></span><![endif]>${text}</p>`
    const blocks = paste(
      item(1, '(a)', 'one') + item(2, '(i)', 'two') + item(1, '(b)', 'three') + '<p>after</p>',
    )
    expect(blocks[0]).toMatchObject({
      kind: 'orderedList',
      items: [
        [{ kind: 'paragraph' }, { kind: 'orderedList', items: [[{ kind: 'paragraph' }]] }],
        [{ kind: 'paragraph' }],
      ],
    })
    expect(words(blocks[1])).toBe('after')
  })

  it('keeps the numbers of a list that does not count in letters', () => {
    const item = (label: string, text: string) =>
      `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>${label} </span>${text}</p>`
    expect(paste(item('1.', 'one') + item('2.', 'two')).map(words)).toEqual(['1. one', '2. two'])
  })

  it('moves the notes of a word processor to where they are called', () => {
    const blocks = paste(
      `<p>Withdrawal<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span>[1]</span></a> begins.</p>
       <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1">[1]</a> See annex.</p></div></div>`,
    )
    expect(blocks.map(words)).toEqual(['Withdrawal[See annex.] begins.'])
  })

  it('keeps a table with its spans and its caption, and no widths', () => {
    const blocks = paste(
      '<table><caption>Forces</caption><colgroup><col width="200"></colgroup><tr><th colspan="2">Head</th></tr><tr><td>1</td><td>2</td></tr></table>',
    )
    expect(words(blocks[0])).toBe('Forces')
    expect(blocks[1]).toMatchObject({
      kind: 'table',
      rows: [[{ header: true, colspan: 2 }], [{ header: false }, { header: false }]],
    })
  })

  it('makes a paragraph of each line of preformatted text', () => {
    expect(paste('<pre>one\ntwo</pre>').map(words)).toEqual(['one', 'two'])
  })

  it('does not nest lists deeper than clauses may go, and loses none of their words', () => {
    const depth = 12
    const html =
      Array.from({ length: depth }, (_, at) => `<ul><li><p>w${at}</p>`).join('') +
      '</li></ul>'.repeat(depth)
    paste(html)
    const text = desk.text(one)
    for (let at = 0; at < depth; at++) expect(text).toContain(`w${at}`)
    let deepest = 0
    desk.editing.editor(one)?.state.doc.descendants((_node, position) => {
      const $at = desk.editing.editor(one)?.state.doc.resolve(position)
      if ($at !== undefined) deepest = Math.max(deepest, $at.depth)
    })
    expect(deepest).toBeLessThanOrEqual(13)
  })

  it('refuses what is too long to send, and says so', () => {
    const editor = desk.write(one)
    const data = { getData: () => 'x'.repeat(PASTED_CHARACTERS + 1), files: [] }
    const event = Object.assign(new Event('paste'), { clipboardData: data })
    const taken = editor.view.someProp('handlePaste', (handle) =>
      handle(editor.view, event as unknown as ClipboardEvent, editor.state.doc.slice(0)),
    )
    expect(taken).toBe(true)
    expect(desk.editing.notice.getState()).toContain('too long')
    expect(desk.text(one)).toBe('')
  })

  it('takes back what was copied out of a plan: clauses, notes, references, marks, tables', () => {
    const editor = desk.write(one)
    const p = (...content: JSONContent[]): JSONContent => ({ type: 'paragraph', content })
    const t = (text: string, ...marks: string[]): JSONContent => ({
      type: 'text',
      text,
      marks: marks.map((type) => ({ type })),
    })
    editor.commands.setContent({
      type: 'doc',
      content: [
        p(t('The '), t('Parties', 'bold'), { type: 'footnote', content: [t('as listed')] }, t(':')),
        {
          type: 'orderedList',
          content: [
            {
              type: 'listItem',
              content: [
                p(t('one, see '), { type: 'pointReference', attrs: { pointId: two } }),
                {
                  type: 'orderedList',
                  content: [{ type: 'listItem', content: [p(t('deeper', 'italic'))] }],
                },
              ],
            },
            { type: 'listItem', content: [p(t('two'))] },
          ],
        },
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [{ type: 'tableHeader', content: [p(t('Head'))] }] },
            { type: 'tableRow', content: [{ type: 'tableCell', content: [p(t('Cell'))] }] },
          ],
        },
      ],
    })
    const before = readPointText(desk.doc.getXmlFragment(pointRoot(one)))
    const { html, plain } = planText(record.plan(), desk.doc)
    expect(plain).toContain(
      '1. Heading 1\nThe Parties [as listed]:\n(a) one, see point 2\n    (i) deeper\n(b) two',
    )
    expect(html).toContain('(a)')
    desk.write(two).view.pasteHTML(html)
    const after = readPointText(desk.doc.getXmlFragment(pointRoot(two)))
    for (const block of before) expect(after).toContainEqual(block)
  })
})
