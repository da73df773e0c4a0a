import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../lib/canonicalJson.ts'
import { deepFreeze } from '../lib/freeze.ts'
import { toHex } from '../lib/hex.ts'
import type { PointId } from '../model/ids.ts'
import type { LabelLanguage } from '../model/labelLanguage.ts'
import type { Layout } from '../model/layout.ts'
import { pointLabel } from '../model/plan.ts'
import { alternativeName } from '../model/planLabels.ts'
import type { PointText } from '../model/pointText.ts'
import type { PlanComparison } from '../rules/comparePlans.ts'
import { cleanLine } from './cleanText.ts'
import { ENGLISH } from './labels/en.ts'
import type { Labels } from './labels/labels.ts'
import { LABELS } from './labels/table.ts'
import { dateOf } from './moment.ts'
import { type AnnexGiven, printAnnex } from './printAnnex.ts'
import { type AuthorsGiven, printAuthors } from './printAuthors.ts'
import { type CaucusGiven, printCaucus } from './printCaucus.ts'
import type { PrintDocument } from './printDocument.ts'
import { line } from './printLine.ts'
import { printPoint } from './printPoint.ts'
import type { HeldPosition } from './printPositions.ts'
import { printSignatures, type SignaturesGiven } from './printSignatures.ts'
import type { PrintedPlan } from './printedPlan.ts'
import type { Setting } from './setting.ts'

export interface PrintOptions {
  /** The moment whose text this is, in milliseconds since 1970. */
  readonly at: number
  readonly layout?: Layout
  /** In which language it says what it says itself; English unless another is named. */
  readonly language?: LabelLanguage
  /** Whether brackets say whose their alternatives are. */
  readonly attributed?: boolean
  /** The hash of the version that this is; without one the document is hashed itself. */
  readonly hash?: string
  /** Which text this is, in one sentence. */
  readonly standing?: string
  /** What the parties hold on a point, for the layouts that show it. */
  readonly positions?: (pointId: PointId) => readonly HeldPosition[]
  /** From the older text to this one, for a redline. */
  readonly comparison?: PlanComparison
  /** The same with labels in English, of which the hash is, for a redline in another language. */
  readonly englishComparison?: PlanComparison
  readonly comments?: AnnexGiven
  /** For a page on which the parties sign. */
  readonly signatures?: SignaturesGiven
  readonly authors?: AuthorsGiven
  /** For a copy that no other party may see. */
  readonly caucus?: CaucusGiven
  readonly recipient?: { readonly name: string; readonly code: string }
  readonly watermark?: string
  readonly lineNumbers?: boolean
}

/** What the content of a document is made of. */
type Contents = Pick<PrintOptions, 'layout' | 'comments' | 'positions'> & {
  readonly comparison?: PlanComparison | undefined
}

/**
 * A plan as a document for print, with these texts in its points. The same plan, texts and options give the same
 * document.
 */
export function planDocument(
  plan: PrintedPlan,
  texts: (pointId: PointId) => PointText,
  options: PrintOptions,
): PrintDocument {
  const { recipient, watermark, comparison, englishComparison = comparison } = options
  const labels = LABELS[options.language ?? 'en']
  const setting = settingOf(plan, options, labels)
  const content = contentOf(plan, texts, options, setting)
  // In whatever language the labels are, the same words have the same hash.
  const hashedContent = () =>
    labels === ENGLISH
      ? content
      : contentOf(
          plan,
          texts,
          { ...options, comparison: englishComparison },
          settingOf(plan, options, ENGLISH),
        )
  const standing = options.standing ?? labels.standing({ kind: 'now', at: options.at })
  const hash = options.hash ?? hashOf(hashedContent())
  const { signatures, authors, caucus } = options
  const named = (name: string) => line(name, labels.latin)
  return deepFreeze({
    ...content,
    direction: labels.direction,
    labels: labels.page,
    date: dateOf(options.at, labels),
    standing,
    hash,
    signatures:
      signatures === undefined
        ? null
        : printSignatures(plan, signatures, { standing, hash }, labels),
    authors: authors === undefined ? null : printAuthors(plan, authors, labels),
    caucus: caucus === undefined ? null : printCaucus(plan, caucus, setting),
    recipient:
      recipient === undefined ? null : { name: named(recipient.name), code: recipient.code },
    watermark: watermark === undefined ? null : named(watermark),
    lineNumbers: options.lineNumbers ?? false,
  })
}

/**
 * Over what is on the table, and not when it was printed or for whom: the same words have the same hash, also where
 * they are to be signed. What a caucus wrote is not in it, so that nobody can try words on it.
 */
const hashOf = (content: Partial<PrintDocument>): string =>
  toHex(sha256(utf8ToBytes(canonicalJson(content))))

/** What the document says, without what differs from copy to copy. */
function contentOf(
  plan: PrintedPlan,
  texts: (pointId: PointId) => PointText,
  { layout = 'clean', comments, comparison, positions }: Contents,
  setting: Setting,
) {
  const { labels, language } = setting
  const given = { layout, texts, positions, comparison }
  return {
    title: line(plan.title, language),
    symbol: line(plan.symbol, language),
    language: labels.language,
    layout,
    summary: comparison === undefined ? null : labels.summary(comparison.summary),
    parties: plan.parties.map((party) => line(party.name, language)),
    pillars: plan.pillars.map((pillar, index) => ({
      label: labels.pillar(index + 1),
      heading: line(pillar.heading, language),
      points: pillar.points.map((point) => printPoint(plan, point, given, setting)),
    })),
    annex: comments === undefined ? null : printAnnex(plan, comments, setting),
  }
}

const settingOf = (
  plan: PrintedPlan,
  { layout = 'clean', attributed = true }: PrintOptions,
  labels: Labels,
): Setting => ({
  labels,
  language: labels.latin,
  reference: (id) => reference(plan, id, labels),
  alternative: attributed ? (of) => cleanLine(alternativeName(plan, of, labels.alternative)) : null,
  marksBrackets: layout !== 'clean',
})

function reference(
  plan: PrintedPlan,
  id: PointId,
  labels: Labels,
): ReturnType<Setting['reference']> {
  const point = plan.pillars.flatMap((pillar) => pillar.points).find((one) => one.id === id)
  return {
    label: cleanLine(pointLabel(plan, id, labels.reference)),
    target: point?.id ?? null,
    number: point?.number ?? null,
  }
}
