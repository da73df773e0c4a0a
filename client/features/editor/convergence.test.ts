import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { alternativeRoot, pointRoot } from '../../../shared/model/documents.ts'
import type { PartyId } from '../../../shared/model/ids.ts'
import { bracketsIn } from '../../../shared/model/pointBrackets.ts'
import { readPointText } from '../../../shared/model/pointText.ts'
import { pointSchema } from '../../../shared/model/schema.ts'
import { ANNA, aPlan, BORIS, pointId } from './testing/aPlan.ts'
import { aDesk, type Desk, sync } from './testing/aDesk.ts'

/** One thing that somebody does. Numbers are read as places in whatever the text is by then. */
type Act =
  | { readonly kind: 'type'; readonly at: number; readonly words: string }
  | { readonly kind: 'delete'; readonly at: number; readonly to: number }
  | { readonly kind: 'tool'; readonly at: number; readonly to: number; readonly tool: ToolName }
  | { readonly kind: 'key'; readonly at: number; readonly key: 'Enter' | 'Backspace' }
  | { readonly kind: 'note'; readonly at: number }
  | { readonly kind: 'reference'; readonly at: number }
  | { readonly kind: 'bracket'; readonly at: number; readonly to: number }
  | { readonly kind: 'alternative'; readonly words: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'switch'; readonly point: number }
const TOOLS = [
  'bold',
  'italic',
  'ordered',
  'bullet',
  'indent',
  'outdent',
  'table',
  'row-below',
] as const
type ToolName = (typeof TOOLS)[number]

const place = fc.nat(60)
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('type' as const),
      at: place,
      words: fc.constantFrom('a', 'word ', 'Ж', '🕊', ' '),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('delete' as const), at: place, to: place }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('tool' as const),
      at: place,
      to: place,
      tool: fc.constantFrom(...TOOLS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('key' as const),
      at: place,
      key: fc.constantFrom('Enter' as const, 'Backspace' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('note' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reference' as const), at: place }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('bracket' as const), at: place, to: place }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('alternative' as const),
      words: fc.constantFrom('ours', 'Ж'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'redo' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('switch' as const), point: fc.nat(1) }) },
)
type Move = { readonly who: 0 | 1; readonly act: Act } | 'sync'
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ who: fc.constantFrom(0 as const, 1 as const), act: anyAct }),
  },
  { weight: 1, arbitrary: fc.constant('sync' as const) },
)

function perform(desk: Desk, act: Act, point: { id: ReturnType<typeof pointId> }): void {
  if (act.kind === 'undo') return desk.editing.undo()
  if (act.kind === 'redo') return desk.editing.redo()
  if (act.kind === 'switch') point.id = pointId(act.point + 1)
  if (act.kind === 'alternative') return propose(desk, act.words, point.id)
  const editor = desk.write(point.id)
  if (act.kind === 'switch') return
  select(editor, act.at, 'to' in act ? act.to : act.at)
  switch (act.kind) {
    case 'type':
      editor.view.dispatch(editor.state.tr.insertText(act.words))
      return
    case 'delete':
      editor.commands.deleteSelection()
      return
    case 'tool':
      return desk.editing.apply(act.tool)
    case 'key':
      editor.commands.keyboardShortcut(act.key)
      return
    case 'note':
      desk.editing.panels.addNote()
      desk.editing.panels.close(true)
      return
    case 'bracket':
      desk.editing.bracketPanel.make()
      return desk.editing.bracketPanel.close(true)
    case 'reference':
      desk.editing.panels.askReference(false)
      return desk.editing.panels.setReference(pointId(2))
  }
}

/** Writes in the alternative of this desk's party in the first bracket of a point. */
function propose(desk: Desk, words: string, id: ReturnType<typeof pointId>): void {
  const [bracket] = bracketsIn(readPointText(desk.doc.getXmlFragment(pointRoot(id))))
  if (bracket === undefined) return
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  const party = (desk.memberId === ANNA ? 'party-a' : 'party-b') as PartyId
  desk.doc.getXmlFragment(alternativeRoot(bracket.bracketId, party)).push([paragraph])
}

function select(editor: Editor, at: number, to: number): void {
  const { doc, tr } = editor.state
  const inside = (position: number) => {
    const $at = doc.resolve(position % (doc.content.size + 1))
    // Nobody can put a caret into the middle of a sign.
    const next = $at.parent.textBetween($at.parentOffset, $at.parent.content.size, '', ' ')
    return /^[\uDC00-\uDFFF]/.test(next) ? doc.resolve($at.pos + 1) : $at
  }
  editor.view.dispatch(tr.setSelection(TextSelection.between(inside(at), inside(to))))
}

/** Plays the moves and checks that both end with the same. Answers how many points have words in the end. */
function play(moves: readonly Move[]): number {
  const record = aPlan(2)
  const desks = [aDesk(record, ANNA), aDesk(record, BORIS)] as const
  const points = [{ id: pointId(1) }, { id: pointId(1) }] as const
  try {
    for (const each of moves) {
      if (each === 'sync') sync(desks[0], desks[1])
      else perform(desks[each.who], each.act, points[each.who])
    }
    // Once to exchange, and once for what the editors tidied when they read it.
    sync(desks[0], desks[1])
    sync(desks[0], desks[1])
    let written = 0
    for (const id of [pointId(1), pointId(2)]) {
      const xml = (desk: Desk) => desk.doc.getXmlFragment(pointRoot(id)).toString()
      expect(xml(desks[1])).toBe(xml(desks[0]))
      expect(desks[1].text(id)).toBe(desks[0].text(id))
      if (desks[0].text(id).trim() !== '') written++
      for (const desk of desks) {
        const shown = desk.write(id).getJSON()
        pointSchema.nodeFromJSON(shown).check()
        expect(shown).toEqual(desks[0].write(id).getJSON())
      }
    }
    return written
  } finally {
    for (const desk of desks) desk.close()
  }
}

describe('two people who write in two points at once', () => {
  // The binding tidied two neighbouring texts while it took over an edit, and then looked for the caret of before.
  it('end with the same texts where one edit of another makes the editor edit too', () => {
    const first = { who: 0, act: { kind: 'type', at: 0, words: 'a' } } as const
    play([
      { who: 1, act: { kind: 'type', at: 0, words: 'word ' } },
      'sync',
      { who: 1, act: { kind: 'undo' } },
      first,
      { who: 0, act: { kind: 'key', at: 0, key: 'Enter' } },
      { who: 0, act: { kind: 'switch', point: 0 } },
      first,
      { who: 0, act: { kind: 'tool', at: 29, to: 7, tool: 'bold' } },
    ])
  })

  it('end with the same texts, each allowed by the schema, in their documents and on their screens', () => {
    let changed = 0
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 40 }), (moves) => {
        changed += play(moves)
      }),
      { numRuns: 40, seed: 20261124 },
    )
    // Runs in which nobody wrote anything would prove nothing.
    expect(changed).toBeGreaterThan(30)
  }, 120_000)
})
