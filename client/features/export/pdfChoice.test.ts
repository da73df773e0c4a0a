import { describe, expect, it } from 'vitest'
import { pdfQuery } from '../../../shared/wire/pdf.ts'
import { LAYOUTS } from '../../../shared/model/layout.ts'
import {
  FIRST_CHOICE,
  lastChoice,
  queryOf,
  recipientsIn,
  rememberChoice,
  wrongWithRecipients,
} from './pdfChoice.ts'

describe('the choice of a PDF', () => {
  it.each(LAYOUTS)('asks for nothing that the server refuses: %s', (layout) => {
    for (const text of ['now', 'version-1']) {
      const chosen = {
        ...FIRST_CHOICE,
        ...{ layout, text, from: 'version-1', attributed: false, comments: 'all' as const },
        ...{ lines: true, watermark: '  DRAFT ', language: 'uk' as const, standard: 'a' as const },
        ...{ signatures: true, authors: true, caucus: true },
      }
      const read = pdfQuery.safeParse(queryOf(chosen, 'Party A'))
      expect(read.error?.issues ?? []).toEqual([])
      expect(read.data).toMatchObject({ layout, lines: true, watermark: 'DRAFT' })
      expect(read.data).toMatchObject({ language: 'uk', standard: 'a' })
      expect(read.data?.comments).toBe(text === 'now' ? 'all' : 'none')
      expect([read.data?.authors, read.data?.caucus]).toEqual([text === 'now', text === 'now'])
      expect(read.data?.signatures).toBe(layout !== 'redline')
    }
  })

  it('is remembered, but a version of another plan is not', () => {
    rememberChoice({ ...FIRST_CHOICE, layout: 'positions', text: 'v1', from: 'v2', caucus: true })
    expect(lastChoice([{ id: 'v1' }])).toMatchObject({
      layout: 'positions',
      text: 'v1',
      from: 'now',
      caucus: false,
    })
    localStorage.setItem('parley.pdf', '{"layout":"none","lines":3')
    expect(lastChoice([])).toEqual(FIRST_CHOICE)
    localStorage.setItem('parley.pdf', '{"layout":"none","lines":3}')
    expect(lastChoice([])).toEqual(FIRST_CHOICE)
  })

  it('takes a name from each line, once', () => {
    expect(recipientsIn(' Ann \n\nBo\r\nAnn')).toEqual(['Ann', 'Bo'])
    expect(wrongWithRecipients(['Ann'])).toBeNull()
    expect(wrongWithRecipients(['x'.repeat(81)])).toContain('too long')
    expect(wrongWithRecipients(Array.from({ length: 21 }, String))).toContain('at most 20')
  })
})
