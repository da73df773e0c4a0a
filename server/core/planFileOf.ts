import { toHex } from '../../shared/lib/hex.ts'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import { placeAnchor, wordsIn } from '../../shared/model/anchor.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { readLetters } from '../../shared/model/letters.ts'
import type { Review, Said, Thread } from '../../shared/model/review.ts'
import type { FrozenContent } from '../../shared/model/version.ts'
import {
  type FileSaid,
  type FileThread,
  PLAN_FILE_FORM,
  type PlanFile,
} from '../../shared/model/planFile.ts'
import { contentOf, type Table } from '../../shared/rules/freeze.ts'
import { readTable } from './readTable.ts'
import { findVersion, type VersionPorts } from './readVersions.ts'

export type PlanFilePorts = Pick<VersionPorts, 'rooms' | 'store'>

/** Everything of a plan that its members may read, as it is on disk now or was frozen; and what is on the table now. */
export async function planFileOf(
  ports: PlanFilePorts,
  planId: PlanId,
  versionId: string | undefined,
): Promise<Result<{ readonly file: PlanFile; readonly table: Table }, 'no-such-version'>> {
  const { table } = await readTable(ports.rooms, planId)
  const { createdAt } = table.plan
  const common = { form: PLAN_FILE_FORM, planId, createdAt } as const
  if (versionId === undefined) {
    const content = contentOf(table)
    const file: PlanFile = {
      ...common,
      symbol: table.plan.symbol,
      version: null,
      content,
      wordings: wordingsOf(content, table.review),
      threads: await threadsOf(ports, planId, table),
    }
    return yes({ file, table })
  }
  const found = await findVersion(ports, planId, versionId)
  if (found === null) return no('no-such-version')
  const { id, number, symbol, at, by, content } = found.version
  const file: PlanFile = {
    ...common,
    symbol,
    version: { id, number, hash: toHex(found.stored.hash), at, by },
    content,
    wordings: wordingsOf(content, table.review),
    threads: [],
  }
  return yes({ file, table })
}

/** What positions on earlier words were taken on, each wording once. */
function wordingsOf(content: FrozenContent, review: Review): PlanFile['wordings'] {
  const hashes = new Set(
    content.pillars.flatMap((pillar) =>
      pillar.points.flatMap((point) =>
        point.positions.flatMap((one) => (one.textHash === point.textHash ? [] : [one.textHash])),
      ),
    ),
  )
  return [...hashes].flatMap((textHash) => {
    const text = review.wording(textHash)
    return text === null ? [] : [{ textHash, text }]
  })
}

async function threadsOf(
  { rooms }: PlanFilePorts,
  planId: PlanId,
  { review }: Table,
): Promise<FileThread[]> {
  const text = await rooms.open(planId, 'plan')
  return text.read((doc) =>
    review.threads.map((thread): FileThread => {
      const { anchor, opening, replies, resolution } = thread
      const letters = readLetters(doc.getXmlFragment(pointRoot(thread.pointId)))
      const place = placeAnchor(doc, letters, anchor, thread.healings)
      return {
        pointId: thread.pointId,
        anchor: anchor === null ? null : contextOf(anchor),
        wordsNow: place.kind === 'at' || place.kind === 'changed' ? wordsIn(letters, place) : null,
        textHash: thread.textHash,
        opening: opening === null ? null : fileSaid(opening),
        replies: replies.map(fileSaid),
        resolution:
          resolution === null
            ? null
            : { resolved: resolution.resolved, by: resolution.by, at: resolution.at },
      }
    }),
  )
}

/** Without the ids of letters: they say nothing outside of this plan. */
const contextOf = ({ quotation, before, after }: NonNullable<Thread['anchor']>) => ({
  quotation,
  before,
  after,
})

const fileSaid = ({ ref, at, editedAt, body, reactions }: Said): FileSaid => ({
  id: ref.id,
  by: ref.by,
  at,
  editedAt,
  body,
  reactions: reactions.map(({ reaction, by }) => ({ reaction, by: [...by] })),
})
