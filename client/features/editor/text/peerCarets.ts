import { yCursorPlugin } from '@tiptap/y-tiptap'
import { Plugin } from '@tiptap/pm/state'
import type { DecorationAttrs } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import { z } from 'zod'
import { type AwarenessUser, awarenessUser } from '../../../../shared/wire/awareness.ts'
import styles from './peerCarets.module.css'

/** Draws the carets and selections of others in one live text, and tells them of this one's. */
export function peerCarets(awareness: Awareness, root: string, letter: PartyLetter): Plugin[] {
  const labels = new Map<number, HTMLElement>()
  const draw = yCursorPlugin(caretAwareness(awareness, root) as unknown as Awareness, {
    cursorBuilder: (user: CaretUser, clientId: number) => {
      const { caret, label } = drawCaret(user, letter)
      labels.set(clientId, label)
      return caret
    },
    selectionBuilder: (user: CaretUser): DecorationAttrs => ({
      class: styles['selection'] ?? '',
      style: tone(user),
    }),
  }) as Plugin
  return [draw, new Plugin({ view: () => showAgainOnMove(awareness, labels) })]
}

/** A label has faded by the time its caret moves on; the caret itself stays the same element and would not tell. */
function showAgainOnMove(awareness: Awareness, labels: Map<number, HTMLElement>) {
  const onChange = ({ updated }: { readonly updated: readonly number[] }) => {
    for (const clientId of updated) {
      for (const fading of labels.get(clientId)?.getAnimations() ?? []) {
        fading.cancel()
        fading.play()
      }
    }
  }
  awareness.on('change', onChange)
  return { destroy: () => awareness.off('change', onChange) }
}

/** The letter of a party, or null for a person who speaks for none. */
export type PartyLetter = (partyId: AwarenessUser['partyId']) => string | null

type CaretUser = AwarenessUser

const place = z.object({
  type: z.object({ client: z.int().min(0), clock: z.int().min(0) }).nullish(),
  tname: z.string().nullish(),
  item: z.object({ client: z.int().min(0), clock: z.int().min(0) }).nullish(),
  assoc: z.int().nullish(),
})

const caretState = z.object({
  user: awarenessUser,
  cursor: z.object({ anchor: place, head: place }),
})

/**
 * The awareness as the caret plugin may see it. The plugin was written for one editor and trusted peers; here
 * - a state that is not a caret in this root is left out: resolving a name that somebody made up would create a root
 *   of that name, and a throw in the middle of a remote edit would leave the editor behind the text;
 * - users are copies, because the plugin writes a colour of its own into them;
 * - an editor that goes takes back only its own caret, not the one of the editor that has the focus now.
 */
export function caretAwareness(awareness: Awareness, root: string) {
  const read = new WeakMap<object, z.infer<typeof caretState> | null>()
  let mine = false
  const caretIn = (state: object) => {
    let known = read.get(state)
    if (known === undefined) {
      const parsed = caretState.safeParse(state)
      const isHere = (at: z.infer<typeof place>) => (at.tname ?? root) === root
      known =
        parsed.success && isHere(parsed.data.cursor.anchor) && isHere(parsed.data.cursor.head)
          ? parsed.data
          : null
      read.set(state, known)
    }
    return known
  }
  return {
    getStates: () => {
      const carets = new Map<number, object>()
      for (const [clientId, state] of awareness.getStates()) {
        const caret = clientId === awareness.clientID ? null : caretIn(state)
        // The plugin warns of users without a six-digit colour; the real one comes from the style sheet.
        if (caret !== null) {
          carets.set(clientId, { cursor: caret.cursor, user: { ...caret.user, color: '#000000' } })
        }
      }
      return carets
    },
    getLocalState: () => awareness.getLocalState(),
    setLocalStateField: (field: string, value: unknown) => {
      if (value === null && !mine) return
      mine = value !== null
      awareness.setLocalStateField(field, value)
    },
    on: awareness.on.bind(awareness),
    off: awareness.off.bind(awareness),
  }
}

const tone = (user: CaretUser): string =>
  `--caret: var(--party-${user.colour}); --caret-soft: var(--party-${user.colour}-soft)`

function drawCaret(user: CaretUser, letter: PartyLetter) {
  const caret = document.createElement('span')
  caret.className = styles['caret'] ?? ''
  caret.style.cssText = tone(user)
  // It is not part of the text: a screen reader that reads the sentence must not stumble over it.
  caret.setAttribute('aria-hidden', 'true')
  const label = document.createElement('span')
  label.className = styles['label'] ?? ''
  const party = letter(user.partyId)
  if (party !== null) {
    const badge = document.createElement('b')
    badge.textContent = party
    label.append(badge)
  }
  label.append(user.name)
  caret.append(label)
  keepInSight(caret, label)
  return { caret, label }
}

/** Turns a label to the left where it would leave the sheet on the right. */
function keepInSight(caret: HTMLElement, label: HTMLElement): void {
  requestAnimationFrame(() => {
    const sheet = caret.closest('article')
    if (sheet === null) return
    const right = caret.getBoundingClientRect().left + label.offsetWidth
    if (right > sheet.getBoundingClientRect().right - 8) caret.dataset['turned'] = ''
  })
}
