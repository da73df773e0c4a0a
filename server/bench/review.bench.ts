import * as Y from 'yjs'
import { anchorAt, placeAnchor } from '../../shared/model/anchor.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import { readLetters } from '../../shared/model/letters.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { readReview } from '../../shared/model/review.ts'
import { wordingOf } from '../../shared/model/wording.ts'
import {
  toggleReaction,
  writeComment,
  writeHealing,
  writePosition,
  writeReply,
  writeResolution,
} from '../../shared/model/writeReview.ts'
import { factsOf } from '../../shared/rules/agreement.ts'
import { compareWordings } from '../../shared/rules/compare.ts'
import { figure, quantile } from './figures.ts'

/*
 * `npm run build && node dist/server/bench/review.bench.js`: what comments, positions and the difference of two texts
 * cost on a page: all of it is worked out anew while somebody types.
 */

const POINTS = 28
const WORDS = 250
const ANCHORS = 50
const THREADS = 500
const SENTENCES = [
  'The Parties shall resolve questions concerning this point by negotiation alone, in good faith and without preconditions. ',
  'A joint commission is established within thirty days of entry into effect and adopts its own rules of procedure. ',
  'Nothing in this point prejudices the rights, claims or positions of any Party under international law. ',
  'Сторони вирішують питання цього пункту виключно шляхом переговорів, добросовісно та без попередніх умов. ',
  'Each Party designates a point of contact that is reachable at all hours and answers within one day. ',
]

/** Some 250 words in paragraphs. */
function write(doc: Y.Doc, point: PointId, number: number): Y.XmlFragment {
  const fragment = doc.getXmlFragment(pointRoot(point))
  let words = 0
  for (let at = 0; words < WORDS; at++) {
    const sentence = SENTENCES[(at + number) % SENTENCES.length] ?? ''
    const text = `${number}.${at} ${sentence}`
    words += text.split(' ').length
    if (at % 3 === 0) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText()])
      fragment.push([paragraph])
    }
    const paragraph = fragment.get(fragment.length - 1)
    const last = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (last instanceof Y.XmlText) last.insert(last.length, text)
  }
  return fragment
}

/** The middle of so many runs of something. */
function median(times: number, run: () => void): number {
  const costs: number[] = []
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    run()
    costs.push(performance.now() - began)
  }
  return quantile(costs, 0.5)
}

const doc = new Y.Doc()
const points = Array.from({ length: POINTS }, (_, at) => `point-${at}` as PointId)
const fragments = points.map((point, at) => write(doc, point, at))
const texts = fragments.map(readPointText)
const [first] = fragments
if (first === undefined) throw new Error('There is no text')

figure(
  'hash of a point (reading, canonical form, SHA-256)',
  median(300, () => factsOf(readPointText(first))),
  'ms',
  '0.3 ms',
)
measurePlacing(first)
measureReview()
measureDifference()

function measurePlacing(fragment: Y.XmlFragment): void {
  const { text } = readLetters(fragment)
  const anchors = Array.from({ length: ANCHORS }, (_, at) => {
    const from = Math.floor((text.length - 60) * (at / ANCHORS))
    return anchorAt(readLetters(fragment), { from, to: from + 50 })
  })
  const place = (): void => {
    const letters = readLetters(fragment)
    for (const anchor of anchors) placeAnchor(doc, letters, anchor, [])
  }
  figure(`${ANCHORS} comments in one point, words as they were`, median(100, place), 'ms', '10 ms')
  // As after a rewriting: every paragraph is new, and each comment has to be looked for.
  const words = readPointText(fragment)
  fragment.delete(0, fragment.length)
  words.forEach((block, at) => {
    const paragraph = new Y.XmlElement('paragraph')
    const runs = block.kind === 'paragraph' ? block.content : []
    const said = runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')
    paragraph.insert(0, [new Y.XmlText(said)])
    fragment.insert(at, [paragraph])
  })
  figure(`${ANCHORS} comments in one point, all words moved`, median(100, place), 'ms', '10 ms')
  fragment.delete(0, fragment.length - 1)
  figure(`${ANCHORS} comments in one point, most words gone`, median(100, place), 'ms', '10 ms')
}

function measureReview(): void {
  const review = new Y.Doc()
  let ids = 0
  const pen = (at: number) => ({
    by: `member-${at % 30}` as MemberId,
    at,
    newId: () => `id-${++ids}`,
  })
  for (let at = 0; at < THREADS; at++) {
    const number = at % POINTS
    const [pointId, fragment] = [points[number], fragments[number]]
    if (pointId === undefined || fragment === undefined) continue
    const letters = readLetters(fragment)
    const anchor = anchorAt(letters, { from: at, to: at + 40 })
    const wording = wordingOf(texts[number] ?? [])
    const body = plainRemark('This goes further than what was agreed in the last round.')
    const thread = writeComment(review, pen(at), { pointId, anchor, wording, body })
    writeReply(review, pen(at + 1), { thread, pointId, body })
    writeReply(review, pen(at + 2), { thread, pointId, body })
    toggleReaction(review, pen(at + 3), thread, 'agree')
    if (at % 3 === 0) writeResolution(review, pen(at + 1), thread, true, 0)
    if (at % 5 === 0 && anchor !== null) writeHealing(review, pen(at + 4), thread, anchor, 0)
    const position = { pointId, stance: 'accept', reason: '', wording } as const
    writePosition(review, pen(at), { ...position, partyId: `party-${at % 4}` as PartyId })
  }
  const sent = Y.encodeStateAsUpdate(review)
  const cold: number[] = []
  for (let at = 0; at < 10; at++) {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, sent)
    const began = performance.now()
    readReview(copy)
    cold.push(performance.now() - began)
  }
  figure(`a review of ${THREADS} threads, first read`, quantile(cold, 0.5), 'ms')
  figure(
    `a review of ${THREADS} threads, read again`,
    median(50, () => readReview(review)),
    'ms',
  )
}

function measureDifference(): void {
  const before = texts.map(wordingOf)
  const changed = before.map((wording) => wordingOf(edited(wording)))
  // Each point against the next one, which has the same sentences elsewhere.
  const rewritten = before.map((_, at) => before[(at + 1) % before.length] ?? [])
  const compareAll = (after: readonly PointText[]) => (): void =>
    before.forEach((wording, at) =>
      compareWordings(wording, after[at] ?? [], (point) => String(point)),
    )
  const what = `difference of ${POINTS} points of ${WORDS} words`
  figure(`${what}, three edits in each`, median(5, compareAll(changed)), 'ms', '150 ms')
  figure(`${what}, the same`, median(5, compareAll(before)), 'ms')
  figure(`${what}, in another order`, median(3, compareAll(rewritten)), 'ms')
  const other = before.map((wording) => wordingOf(inOtherWords(wording)))
  figure(`${what}, in other words`, median(3, compareAll(other)), 'ms')
}

/** The same text with every letter another one. */
function inOtherWords(text: PointText): PointText {
  const other = (one: string): string =>
    String.fromCharCode(97 + ((one.charCodeAt(0) * 7 + 3) % 26))
  return text.map((block) =>
    block.kind !== 'paragraph'
      ? block
      : {
          ...block,
          content: block.content.map((run) =>
            run.kind === 'text' ? { ...run, text: run.text.replace(/[a-z]/g, other) } : run,
          ),
        },
  )
}

/** Three edits: a word for another, a sentence less, a paragraph more. */
function edited(text: PointText): PointText {
  const out = text.map((block, at) =>
    block.kind !== 'paragraph'
      ? block
      : {
          ...block,
          content: block.content.map((run) =>
            run.kind !== 'text'
              ? run
              : {
                  ...run,
                  text:
                    at === 0
                      ? run.text.replace('shall', 'may').replace(SENTENCES[2] ?? '', '')
                      : run.text,
                },
          ),
        },
  )
  return [...out, ...text.slice(0, 1)]
}
