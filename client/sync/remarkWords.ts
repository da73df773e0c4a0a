import type * as Y from 'yjs'
import { parseRootName } from '../../shared/model/documents.ts'
import { partyEntry, personEntry, pointInKey } from '../../shared/model/entry.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { type Plan, pointLabel } from '../../shared/model/plan.ts'
import { readPlan } from '../../shared/model/record.ts'
import { remarkText } from '../../shared/model/remark.ts'
import { mentionLabel } from './mentionLabel.ts'
import type { KeptPoint } from './keptWords.ts'
import { stanceSentence } from '../../shared/model/stance.ts'
import type { UnsentWords } from './unsentWords.ts'

/** Comments, answers and positions that the server has not confirmed; `entries` are `<root> <key>`. */
export function remarkWords(doc: Y.Doc, record: Y.Doc, entries: readonly string[]): UnsentWords {
  const plan = readPlan(record)
  return {
    points: entries.flatMap((entry): KeptPoint[] => {
      const [rootName = '', key = ''] = entry.split(' ')
      const root = parseRootName(rootName)
      const value: unknown = doc.getMap(rootName).get(key)
      if (root?.kind === 'person') {
        const read = personEntry.safeParse(value)
        if (!read.success || (read.data.kind !== 'comment' && read.data.kind !== 'reply')) return []
        const { kind, pointId, body } = read.data
        if (body === null) return []
        const what = kind === 'comment' ? 'Comment' : 'Answer'
        return [
          {
            label: `${what} on ${where(plan, pointId as PointId)}`,
            text: remarkText(body, (mention) => mentionLabel(plan, mention)),
          },
        ]
      }
      const read = partyEntry.safeParse(value)
      if (root?.kind !== 'party' || !read.success || read.data.kind !== 'position') return []
      return [
        {
          label: `Position on ${where(plan, pointInKey(key))}`,
          text: [stanceSentence(read.data.stance), read.data.reason].filter(Boolean).join('\n'),
        },
      ]
    }),
  }
}

const where = (plan: Plan | null, pointId: PointId): string =>
  plan === null ? 'a point' : pointLabel(plan, pointId)
