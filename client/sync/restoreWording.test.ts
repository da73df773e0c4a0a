import { ySyncPluginKey } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { type PointText, plainText, readPointText } from '../../shared/model/pointText.ts'
import { textHash, wordingOf } from '../../shared/model/wording.ts'
import {
  bullets,
  cell,
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from '../../shared/print/testing/aText.ts'
import { mayRestore, restoreWording } from './restoreWording.ts'

const POINT = 'p1' as PointId
let ana: Y.Doc
let ben: Y.Doc

const fragment = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(pointRoot(POINT))
const text = (doc: Y.Doc): PointText => readPointText(fragment(doc))
const plain = (doc: Y.Doc): string => plainText(text(doc), () => 'a point')
const hash = (read: PointText): string => textHash(wordingOf(read))
function sync(): void {
  const [fromAna, fromBen] = [Y.encodeStateAsUpdate(ana), Y.encodeStateAsUpdate(ben)]
  Y.applyUpdate(ben, fromAna, 'network')
  Y.applyUpdate(ana, fromBen, 'network')
}
function line(doc: Y.Doc, at: number): Y.XmlText {
  const inside = fragment(doc).get(at)
  const found = inside instanceof Y.XmlElement ? inside.get(0) : null
  if (!(found instanceof Y.XmlText)) throw new Error(`There are no words in line ${at}`)
  return found
}
beforeEach(() => {
  ana = new Y.Doc()
  ben = new Y.Doc()
})

const ALL: PointText = [
  paragraph(
    'One ',
    words('bold', { bold: true }),
    words(' link', { link: 'https://example.org/', italic: true, underline: true }),
    { kind: 'break' },
    reference('p2'),
    footnote('a ', words('note', { italic: true })),
  ),
  clauses('first', ['second', clauses('inner', 'last')]),
  bullets('dot'),
  table([heading('Head'), 'cell'], [cell('wide', { colspan: 2 })]),
]

describe('restoring earlier words of a point', () => {
  it('gives back exactly the text that was frozen, with all its formatting', () => {
    restoreWording(ana, POINT, [paragraph('Something else altogether.')])
    restoreWording(ana, POINT, ALL)
    expect(text(ana)).toEqual(ALL)
    restoreWording(ana, POINT, [])
    expect(hash(text(ana))).toBe(hash([]))
  })

  it('gives back any text in the place of any other', () => {
    const sentences = fc.array(fc.stringMatching(/^[a-c ]{0,12}$/), { maxLength: 5 })
    const texts = fc
      .tuple(sentences, fc.boolean())
      .map(([lines, listed]): PointText =>
        listed && lines.length > 0 ? [clauses(...lines)] : lines.map((one) => paragraph(one)),
      )
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const doc = new Y.Doc()
        restoreWording(doc, POINT, before)
        restoreWording(doc, POINT, after)
        expect(hash(text(doc))).toBe(hash(after))
      }),
    )
  })

  it('keeps what somebody else types at the same time, in the same line and in others', () => {
    const earlier = [paragraph('The Parties agree.'), paragraph('They meet in May.')]
    restoreWording(ana, POINT, earlier)
    sync()
    line(ana, 0).insert(17, ' at once')
    sync()
    // Ben writes in both lines while Ana puts the earlier words back.
    line(ben, 0).insert(4, 'two ')
    line(ben, 1).insert(17, ' and June.')
    restoreWording(ana, POINT, earlier)
    sync()
    expect(plain(ana)).toBe(plain(ben))
    expect(plain(ana)).toBe('The two Parties agree.\nThey meet in May. and June.')
  })

  it('writes nothing where the words are the same already', () => {
    restoreWording(ana, POINT, ALL)
    const before = Y.encodeStateVector(ana)
    restoreWording(ana, POINT, ALL)
    expect(Y.encodeStateVector(ana)).toEqual(before)
  })

  it('is one step of this member that can be undone, and takes nothing of others with it', () => {
    restoreWording(ana, POINT, [paragraph('Words of now.')])
    const undo = new Y.UndoManager(fragment(ana), { trackedOrigins: new Set([ySyncPluginKey]) })
    restoreWording(ana, POINT, [paragraph('Earlier words.'), clauses('and a clause')])
    sync()
    line(ben, 0).insert(0, 'Hereby: ')
    sync()
    undo.undo()
    // Where Ben's words stand depends on what they were written beside; that they stand is what counts.
    expect(plain(ana).replace('Hereby: ', '')).toBe('Words of now.')
    expect(plain(ana)).toContain('Hereby: ')
    undo.redo()
    expect(plain(ana)).toContain('and a clause')
  })
})

describe('whether words may be restored', () => {
  const member = (over: Partial<Member> = {}): Member => ({
    id: 'ana' as MemberId,
    name: 'Ana',
    role: 'drafter',
    partyId: 'a' as PartyId,
    standing: 'active',
    joinedAt: 0,
    ...over,
  })
  const open = { status: 'open', lock: null } as const
  const now = [paragraph('Now.')]
  const then = [paragraph('Then.')]
  const bracketed: PointText = [{ kind: 'bracket', bracketId: 'b1' as BracketId, alternatives: [] }]
  const sentence = (verdict: ReturnType<typeof mayRestore>): string =>
    verdict.ok ? 'yes' : verdict.reason

  it('is for whoever may write in the point', () => {
    expect(mayRestore(member(), open, now, then).ok).toBe(true)
    expect(mayRestore(member({ role: 'reviewer' }), open, now, then).ok).toBe(false)
    expect(mayRestore(member({ standing: 'suspended' }), open, now, then).ok).toBe(false)
    const lock = { by: 'ben' as MemberId, at: 1, reason: 'final' }
    expect(mayRestore(member(), { status: 'open', lock }, now, then).ok).toBe(false)
    expect(mayRestore(member(), { status: 'struck', lock: null }, now, then).ok).toBe(false)
  })

  it('is refused where it would take away, or bring back, what parties wrote in brackets', () => {
    expect(sentence(mayRestore(member(), open, bracketed, then))).toContain('Settle the brackets')
    expect(sentence(mayRestore(member(), open, now, bracketed))).toContain('brackets')
  })

  it('is not offered where nothing would change', () => {
    expect(sentence(mayRestore(member(), open, then, then))).toContain('already')
  })
})
