import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { plainText, type PointText, readPointText } from '../../shared/model/pointText.ts'
import { addBlocks } from '../../shared/model/writePointText.ts'
import { clauses, paragraph } from '../../shared/print/testing/aText.ts'
import { type FileChange, placeProposals } from '../../shared/rules/placeProposals.ts'
import { plainForm, type PlainOptions } from '../../shared/rules/plainForm.ts'
import { proposeAlternatives, whyNotPropose } from './proposeAlternatives.ts'

const POINT = 'p1' as PointId
const OWN = 'a' as PartyId
const LABELS = { point: (id: string) => id, alternative: (of: string) => of }
const OPTIONS: PlainOptions = { label: () => '', alternative: (of) => of, placeholder: '' }

const PORTS = 'the ports are open to all ships;'
const TRADE = 'trade is free of every duty;'
const SCHOOLS = 'schools teach tolerance everywhere.'
const RIVERS = 'no river is closed by anybody;'

const BASE: PointText = [
  paragraph('The Parties shall meet.'),
  paragraph('They meet in May.'),
  clauses(PORTS, TRADE, SCHOOLS),
]
const FILE: PointText = [
  paragraph('The Parties may meet.'),
  paragraph('They meet in May.'),
  paragraph('Nobody is left out.'),
  clauses(PORTS, RIVERS, TRADE, SCHOOLS),
]

let doc: Y.Doc
beforeEach(() => {
  doc = new Y.Doc()
  addBlocks(doc.getXmlFragment(pointRoot(POINT)), BASE)
})

const now = (): PointText => readPointText(doc.getXmlFragment(pointRoot(POINT)))
const plain = (): string => plainText(now(), LABELS)
const read = (text: PointText) => ({ text, form: plainForm(text, OPTIONS) })
const changes = (file = FILE): readonly FileChange[] =>
  placeProposals(plainForm(BASE, OPTIONS), read(file), read(now()), OWN)
let made = 0
const propose = (list: readonly FileChange[]) =>
  proposeAlternatives(
    doc,
    POINT,
    OWN,
    list.flatMap(({ proposal }) => (proposal.ok ? [proposal.value] : [])),
    () => `k${++made}` as BracketId,
  )

const PROPOSED = [
  'The Parties [a: may | text: shall] meet.',
  'They meet in May.',
  '[a: Nobody is left out.]',
  `(a) ${PORTS}`,
  `(b) [a: ${RIVERS}]`,
  `(c) ${TRADE}`,
  `(d) ${SCHOOLS}`,
].join('\n')

describe('proposing what a file changed', () => {
  it('puts each into a bracket with the words as drafted, all in one step', () => {
    const undo = new Y.UndoManager(doc.getXmlFragment(pointRoot(POINT)), {
      trackedOrigins: new Set([ySyncPluginKey]),
    })
    const brackets = propose(changes())
    expect(plain()).toBe(PROPOSED)
    expect(brackets.map(({ isNothing }) => isNothing)).toEqual([false, false, false])
    undo.undo()
    expect(plain()).toBe(plainText(BASE, LABELS))
    undo.redo()
    expect(plain()).toBe(PROPOSED)
  })

  it('leaves an item that is to go as the words as drafted, and says that nothing is wanted', () => {
    const [meet, may] = BASE
    if (meet === undefined || may === undefined) throw new Error('There are no paragraphs')
    expect(propose(changes([meet, may, clauses(PORTS, SCHOOLS)]))).toMatchObject([
      { isNothing: true },
    ])
    expect(plain()).toContain(`(b) [text: ${TRADE}]`)
  })

  it('comes to the same, change by change', () => {
    for (const { key } of changes()) propose(changes().filter((change) => change.key === key))
    expect(plain()).toBe(PROPOSED)
  })

  it('has nothing left to propose afterwards', () => {
    propose(changes())
    expect(changes().filter(({ proposal }) => proposal.ok)).toEqual([])
  })

  it('rewrites one’s own alternative, and makes no bracket for it', () => {
    propose(changes().slice(0, 1))
    const base = now()
    const spelled = [paragraph('The Parties [a: can | text: shall] meet.'), ...base.slice(1)]
    const list = placeProposals(plainForm(base, OPTIONS), read(spelled), read(now()), OWN)
    expect(propose(list)).toEqual([])
    expect(plain()).toContain('The Parties [a: can | text: shall] meet.')
  })
})

describe('who may propose', () => {
  const member = (over: Partial<Member> = {}): Member => ({
    ...{ id: 'ana' as MemberId, name: 'Ana', role: 'head', partyId: OWN },
    ...{ standing: 'active', joinedAt: 0 },
    ...over,
  })
  const open = { status: 'open', lock: null, penOnlySince: null } as const
  const words = {
    kind: 'words',
    spot: { inside: null, path: [0], from: 0, to: 1 },
    words: [],
  } as const
  const gone = { kind: 'gone-items', items: [[0, 0]] } as const

  it('is a head or a drafter of a party, and only a head for no text at all', () => {
    expect(whyNotPropose(member(), open, words)).toBeNull()
    expect(whyNotPropose(member(), open, gone)).toBeNull()
    expect(whyNotPropose(member({ role: 'drafter' }), open, words)).toBeNull()
    expect(whyNotPropose(member({ role: 'drafter' }), open, gone)).toContain('head of delegation')
    for (const role of ['convener', 'pen-holder', 'reviewer', 'observer'] as const) {
      expect(whyNotPropose(member({ role }), open, words)).toContain('Only a head or a drafter')
    }
    expect(whyNotPropose(member({ standing: 'suspended' }), open, words)).toContain('suspended')
  })

  it('is nobody in a locked or struck point, or while pen-holders alone write the text', () => {
    const lock = { by: 'ben' as MemberId, at: 1, reason: 'final' }
    expect(whyNotPropose(member(), { ...open, lock }, words)).toContain('locked')
    expect(whyNotPropose(member(), { ...open, status: 'struck' }, words)).toContain('struck')
    const penOnly = { ...open, penOnlySince: 1 }
    expect(whyNotPropose(member(), penOnly, words)).toContain('pen-holders')
    expect(whyNotPropose(member(), penOnly, { ...words, kind: 'own-words' })).toBeNull()
  })
})
