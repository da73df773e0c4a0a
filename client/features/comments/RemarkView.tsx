import { Fragment } from 'react'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Remark, RemarkBlock, RemarkInline } from '../../../shared/model/remark.ts'
import { mentionLabel } from '../../sync/mentionLabel.ts'
import styles from './comments.module.css'

/** What somebody said. */
export function RemarkView({
  body,
  plan,
  me,
}: {
  readonly body: Remark
  readonly plan: Plan
  /** Ids of this page's member and party: that they are called upon is not to be overlooked. */
  readonly me: readonly (string | null)[]
}) {
  return (
    <div className={styles.body} dir="auto">
      <Blocks blocks={body} plan={plan} me={me} />
    </div>
  )
}

type Part = { readonly plan: Plan; readonly me: readonly (string | null)[] }

function Blocks({ blocks, ...part }: Part & { readonly blocks: readonly RemarkBlock[] }) {
  return blocks.map((block, at) => {
    if (block.kind === 'paragraph') {
      return (
        <p key={at}>
          {block.content.length === 0 ? <br /> : null}
          {block.content.map((inline, index) => (
            <Fragment key={index}>
              <InlineView inline={inline} {...part} />
            </Fragment>
          ))}
        </p>
      )
    }
    const List = block.kind === 'orderedList' ? 'ol' : 'ul'
    return (
      <List key={at}>
        {block.items.map((item, index) => (
          <li key={index}>
            <Blocks blocks={item} {...part} />
          </li>
        ))}
      </List>
    )
  })
}

function InlineView({ inline, plan, me }: Part & { readonly inline: RemarkInline }) {
  switch (inline.kind) {
    case 'break':
      return <br />
    case 'mention':
      return (
        <span className={styles.mention} data-me={me.includes(inline.id) ? '' : undefined}>
          {mentionLabel(plan, inline)}
        </span>
      )
    case 'text': {
      let words = <>{inline.text}</>
      if (inline.italic) words = <em>{words}</em>
      if (inline.bold) words = <strong>{words}</strong>
      if (inline.link === null) return words
      return (
        <a href={inline.link} target="_blank" rel="noopener noreferrer nofollow">
          {words}
        </a>
      )
    }
  }
}
