import { findMember, findPoint, type Plan } from '../../../shared/model/plan.ts'
import { remarkText } from '../../../shared/model/remark.ts'
import { stanceSentence } from '../../../shared/model/stance.ts'
import { mentionLabel } from '../../sync/mentionLabel.ts'
import type { NewsItem } from './news.ts'

/** One piece of news in words: what happened, where, and what was said. */
export interface NewsWords {
  readonly title: string
  readonly where: string
  readonly detail: string
}

export function newsWords(plan: Plan, item: NewsItem): NewsWords {
  const point = findPoint(plan, item.pointId)
  const where =
    point === undefined
      ? 'A point that is not in this plan'
      : `${point.number === null ? 'Struck' : point.number} · ${point.heading}`
  const name = (id: Parameters<typeof findMember>[1]): string =>
    findMember(plan, id)?.name ?? 'Somebody'
  switch (item.kind) {
    case 'reply':
    case 'mention': {
      const said = remarkText(item.said.body ?? [], (mention) => mentionLabel(plan, mention))
      const verb = item.kind === 'reply' ? 'answered' : 'mentioned you'
      return { title: `${name(item.said.by)} ${verb}`, where, detail: said }
    }
    case 'stale':
      return {
        title: 'Your party’s position is on earlier wording',
        where,
        detail: `${stanceSentence(item.position.stance)}, but the text has changed since.`,
      }
    case 'locked':
      return { title: `${name(item.by)} locked the point`, where, detail: item.reason }
  }
}
