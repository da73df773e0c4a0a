import type { IncomingComment } from '../../../shared/intake/incoming.ts'
import { day } from '../../ui/moment.ts'
import styles from './Preview.module.css'

/** The comments that come along with a point, under their number. */
export const CommentsOfPoint = ({
  comments,
}: {
  readonly comments: readonly IncomingComment[]
}) => (
  <details className={styles.comments}>
    <summary>{comments.length === 1 ? '1 comment' : `${comments.length} comments`}</summary>
    <ul>
      {comments.map(({ author, at, quotation, paragraphs }, place) => (
        <li key={place} dir="auto">
          <b>{author}</b>
          {at !== null && at >= 0 && `, ${day(at)}`}
          {quotation !== null && <q>{quotation}</q>}
          {paragraphs.map((paragraph, line) => (
            <p key={line}>{paragraph}</p>
          ))}
        </li>
      ))}
    </ul>
  </details>
)
