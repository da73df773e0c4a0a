import { describe, expect, it } from 'vitest'
import { piecesToHtml, sortLines } from './clauseLines.ts'

const html = (text: string) => piecesToHtml(sortLines(text))

describe('lines of plain text', () => {
  it('become clauses where they count from (a)', () => {
    expect(html('The Parties:\n(a) withdraw;\n(b) report.')).toBe(
      '<p>The Parties:</p><ol><li><p>withdraw;</p></li><li><p>report.</p></li></ol>',
    )
  })

  it('become clauses of clauses where (i) follows (a), and go back out where (b) follows (ii)', () => {
    expect(html('(a) one\n(i) two\n(ii) three\n(b) four')).toBe(
      '<ol><li><p>one</p><ol><li><p>two</p></li><li><p>three</p></li></ol></li><li><p>four</p></li></ol>',
    )
  })

  it('read (i) after (h) as the ninth letter', () => {
    const letters = 'abcdefghi'.split('').map((letter) => `(${letter}) x`)
    expect(html(letters.join('\n'))).toBe(`<ol>${'<li><p>x</p></li>'.repeat(9)}</ol>`)
  })

  it('keep a number that the editor would not write again: 1., 2) and a (c) without (a)', () => {
    const text = '1. First\n2) Second\n(c) Third'
    expect(html(text)).toBe('<p>1. First</p><p>2) Second</p><p>(c) Third</p>')
  })

  it('become bullets after a bullet sign, and after dashes only where there are several', () => {
    expect(html('• one')).toBe('<ul><li><p>one</p></li></ul>')
    expect(html('- one\n- two')).toBe('<ul><li><p>one</p></li><li><p>two</p></li></ul>')
    expect(html('- said the envoy')).toBe('<p>- said the envoy</p>')
  })

  it('go on in a clause where they are indented', () => {
    expect(html('(a) one\n    more of it\n(b) two')).toBe(
      '<ol><li><p>one</p><p>more of it</p></li><li><p>two</p></li></ol>',
    )
  })

  it('are never read as HTML', () => {
    expect(html('<b>x</b> & "y"')).toBe('<p>&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;</p>')
  })
})
