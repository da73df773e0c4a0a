import type { Stance } from '../model/entry.ts'
import type { Party } from '../model/party.ts'
import type { Blocker, PointState, Standing } from './agreement.ts'

/** What a party does with a stance, after its name: "Party A accepts". */
const NOW: Record<Stance, string> = {
  accept: 'accepts',
  'accept-ad-referendum': 'accepts ad referendum',
  'accept-with-reservation': 'accepts with reservation',
  oppose: 'opposes',
  'seek-instructions': 'seeks instructions',
}

/** The same of a stance that was taken on other words than those that stand there now. */
const EARLIER: Record<Stance, string> = {
  accept: 'accepted earlier wording',
  'accept-ad-referendum': 'accepted earlier wording ad referendum',
  'accept-with-reservation': 'accepted earlier wording with reservation',
  oppose: 'opposed earlier wording',
  'seek-instructions': 'sought instructions on earlier wording',
}

/** The stance that counts of what a party holds; null for none. */
export function heldStance({ position }: Pick<Standing, 'position'>): Stance | null {
  return position === null || position.stance === 'withdrawn' ? null : position.stance
}

/** How a stance reads after a party's name, and says itself when it is not on the words of now. */
export function stanceWords(stance: Stance | null, isStale: boolean): string {
  if (stance === null) return 'no position'
  return isStale ? EARLIER[stance] : NOW[stance]
}

/** The same for one party on one point. */
export const standingWords = (standing: Pick<Standing, 'position' | 'isStale'>): string =>
  stanceWords(heldStance(standing), standing.isStale)

/** All parties on one point in one sentence, by their letters: "A accepts, B opposes, C no position." */
export const standingsSentence = (standings: readonly Standing[]): string =>
  standings.length === 0
    ? ''
    : `${standings.map((one) => `${one.party.letter} ${standingWords(one)}`).join(', ')}.`

/** The status of a point in a few words. */
export function stateWords(state: PointState): string {
  switch (state.kind) {
    case 'withdrawn':
      return 'Struck'
    case 'empty':
      return 'No text yet'
    case 'bracketed':
      return count(state.brackets, 'bracket')
    case 'stale':
      return `${count(state.positions, 'position')} on earlier wording`
    case 'open':
      return 'Open'
    case 'agreed-ad-referendum':
      return 'Agreed ad referendum by all'
    case 'agreed':
      return 'Agreed by all'
  }
}

/**
 * What stands between a point and agreement, a line for each kind of thing, with the parties that it concerns by the
 * names that `nameOf` gives them: "On earlier wording: A, B".
 */
export function blockerLines(
  blockers: readonly Blocker[],
  nameOf: (party: Party) => string,
): readonly string[] {
  const parties = new Map<string, string[]>()
  const lines: string[] = []
  for (const blocker of blockers) {
    switch (blocker.kind) {
      case 'empty':
        lines.push('It has no text yet')
        break
      case 'brackets':
        lines.push(`${count(blocker.brackets, 'bracket')} in the text`)
        break
      case 'silent':
      case 'stale':
      case 'stance': {
        const kind = blocker.kind === 'stance' ? blocker.stance : blocker.kind
        const names = parties.get(kind) ?? []
        parties.set(kind, [...names, nameOf(blocker.party)])
        break
      }
    }
  }
  const groups = BLOCKING.flatMap(([kind, words]) => {
    const names = parties.get(kind)
    return names === undefined ? [] : [`${words}: ${names.join(', ')}`]
  })
  return [...lines, ...groups]
}

/** The worst first. */
const BLOCKING = [
  ['oppose', 'Opposes'],
  ['accept-with-reservation', 'With reservation'],
  ['stale', 'On earlier wording'],
  ['seek-instructions', 'Seeks instructions'],
  ['silent', 'No position'],
] as const

/** For instance "1 point", "3 points". */
export const count = (howMany: number, what: string): string =>
  `${howMany} ${what}${howMany === 1 ? '' : 's'}`
