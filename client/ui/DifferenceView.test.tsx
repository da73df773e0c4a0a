import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PointText } from '../../shared/model/pointText.ts'
import { wordingOf } from '../../shared/model/wording.ts'
import { compareWordings } from '../../shared/rules/compare.ts'
import { DifferenceView } from './DifferenceView.tsx'

const text = (...lines: string[]): PointText =>
  lines.map((line) => ({
    kind: 'paragraph',
    content: [
      { kind: 'text', text: line, bold: false, italic: false, underline: false, link: null },
    ],
  }))

const compare = (before: PointText, after: PointText) =>
  compareWordings(wordingOf(before), wordingOf(after), () => 'a point')

let root: Root
let page: HTMLElement

beforeEach(() => {
  page = document.createElement('div')
  root = createRoot(page)
})
afterEach(() => root.unmount())

const show = (before: PointText, after: PointText): void =>
  flushSync(() => root.render(<DifferenceView comparison={compare(before, after)} />))

describe('the difference of two wordings', () => {
  it('marks what was put in and taken out by its element, not by its colour', () => {
    show(text('The Parties agree.'), text('The Parties shall agree.'))
    expect([...page.querySelectorAll('ins')].map((one) => one.textContent)).toEqual([
      '[put in: shall ] ',
    ])
    expect(page.querySelector('del')).toBeNull()
    show(text('The Parties shall agree.'), text('The Parties agree.'))
    expect(page.querySelector('del')?.textContent).toContain('shall')
  })

  it('says how much changed', () => {
    show(text('One.'), text('One.', 'Two more words.'))
    expect(page.textContent).toContain('3 words put in.')
  })

  it('says that nothing did, and shows no text then', () => {
    show(text('One.'), text('One.'))
    expect(page.textContent).toBe('The words are the same.')
  })
})
