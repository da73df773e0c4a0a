import { describe, expect, it } from 'vitest'
import type { PointId } from '../model/ids.ts'
import { plainText } from '../model/pointText.ts'
import { acceptedText, changeOf } from './acceptedText.ts'
import type { IncomingBlock, IncomingRun, TrackedChange } from './incoming.ts'

const CHANGES: readonly TrackedChange[] = [
  { kind: 'inserted', author: 'Dana', at: 1 },
  { kind: 'deleted', author: 'Dana', at: 1 },
]
const [INSERTED, DELETED] = [0, 1]
const run = (
  text: string,
  change: number | null = null,
  link: string | null = null,
): IncomingRun => ({
  ...{ kind: 'text', text, bold: false, italic: false, underline: false, link, change },
})
const line = (content: readonly IncomingRun[], change: number | null = null): IncomingBlock => ({
  ...{ kind: 'paragraph', content, change },
})
const accept = (...blocks: IncomingBlock[]) =>
  acceptedText(blocks, {
    changes: CHANGES,
    pointOf: (id) => (id === 'known' ? ('p7' as PointId) : null),
  })
const plain = (text: ReturnType<typeof accept>): string => plainText(text, (id) => `<${id}>`)

describe('a text with its tracked changes accepted', () => {
  it('has what was put in and not what was taken out, and knows both', () => {
    const text = accept(
      line([run('It '), run('shall', DELETED), run('may', INSERTED), run(' act.')]),
    )
    expect(plain(text)).toBe('It may act.')
    const [first] = text
    expect(first?.kind === 'paragraph' && first.content.map(changeOf)).toEqual([null, 1, 0, null])
  })

  it('joins a paragraph whose end was taken out to the next one', () => {
    expect(plain(accept(line([run('One ')], DELETED), line([run('two.')])))).toBe('One two.')
    expect(plain(accept(line([run('One')], DELETED)))).toBe('One')
    expect(plain(accept(line([run('One')], INSERTED), line([run('two')])))).toBe('One\ntwo')
  })

  it('knows the points that are referred to, and takes no link that is not safe', () => {
    const text = accept({
      kind: 'paragraph',
      change: null,
      content: [
        { kind: 'reference', pointId: 'known' as PointId, change: null },
        { kind: 'reference', pointId: 'other' as PointId, change: null },
        run('x', null, 'javascript:alert(1)'),
        { kind: 'footnote', change: null, content: [run('kept'), run(' gone', DELETED)] },
      ],
    })
    expect(plain(text)).toBe('<p7>x [kept]')
    expect(JSON.stringify(text)).not.toContain('javascript')
  })
})
