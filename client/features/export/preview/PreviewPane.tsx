import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Unseen } from '../../../ui/Unseen.tsx'
import type { Preview, Query } from './createPreview.ts'
import { PageCanvas } from './PageCanvas.tsx'
import type { PdfPages } from './pages.ts'
import styles from './Preview.module.css'
import { sheetProportion } from './sheetProportion.ts'
import { nearbyPages } from './nearbyPages.ts'
import { usePreview } from './usePreview.ts'

/** The pages of the document as the server would make it now, one large and its neighbours small. */
export function PreviewPane({ query }: { readonly query: Query }) {
  const { preview, again } = usePreview(query)
  const [asked, setAsked] = useState(1)
  const { pages, state, problem } = preview
  const count = pages?.count ?? 0
  const number = Math.min(asked, Math.max(1, count))
  return (
    <section className={styles.pane} aria-label="Preview" aria-busy={state !== 'shown'}>
      <div className={styles.paper} data-old={pages !== null && state !== 'shown' ? '' : undefined}>
        {pages === null ? (
          <Skeleton proportion={sheetProportion(query)} />
        ) : (
          <figure aria-label={`Page ${number} of ${count}`}>
            <PageCanvas pages={pages} number={number} />
            <Words pages={pages} number={number} />
          </figure>
        )}
      </div>
      {state === 'failed' ? (
        <div className={styles.failed} role="alert">
          <b>There is no preview</b>
          {problem}
          <Button small onClick={again}>
            Try again
          </Button>
        </div>
      ) : (
        <div className={styles.turn}>
          <Turn
            to="Previous page"
            isEnd={number <= 1}
            onTurn={() => setAsked(Math.max(1, number - 1))}
          />
          <p aria-live="polite">{sentenceOf(preview, number)}</p>
          <Turn
            to="Next page"
            isEnd={number >= count}
            onTurn={() => setAsked(Math.min(count, number + 1))}
          />
        </div>
      )}
      {pages !== null && count > 1 && (
        <ol className={styles.nearby} aria-label="Pages nearby">
          {nearbyPages(number, count).map((one) => (
            <li key={one}>
              <button
                type="button"
                className={styles.small}
                aria-current={one === number ? 'page' : undefined}
                onClick={() => setAsked(one)}
              >
                <PageCanvas pages={pages} number={one} />
                <Unseen>Page </Unseen>
                {one}
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function sentenceOf({ state, pages }: Preview, number: number): string {
  if (state === 'waiting') return 'Waiting: others’ documents come first.'
  if (state === 'making' || pages === null) return 'The preview is being made.'
  return `Page ${number} of ${pages.count}`
}

/** Stays where the focus is at the first and the last page: it says that it leads nowhere, and does nothing. */
function Turn({
  to,
  isEnd,
  onTurn,
}: {
  readonly to: 'Previous page' | 'Next page'
  readonly isEnd: boolean
  readonly onTurn: () => void
}) {
  const Icon = to === 'Next page' ? ChevronRight : ChevronLeft
  return (
    <Button
      kind="quiet"
      iconOnly
      className={styles.arrow ?? ''}
      aria-label={to}
      aria-disabled={isEnd}
      onClick={isEnd ? undefined : onTurn}
    >
      <Icon size={18} aria-hidden />
    </Button>
  )
}

/** What stands on the page, for those who listen. */
function Words({ pages, number }: { readonly pages: PdfPages; readonly number: number }) {
  const [words, setWords] = useState('')
  useEffect(() => {
    let isOver = false
    void pages
      .words(number)
      .catch(() => '')
      .then((read) => {
        if (!isOver) setWords(read)
      })
    return () => {
      isOver = true
    }
  }, [pages, number])
  return <Unseen>{words}</Unseen>
}

const LINES = ['34%', '62%', '48%', '100%', '96%', '100%', '88%', '100%', '57%']

/** In place of the first page until it is there: as large, and of the same shape. */
const Skeleton = ({ proportion }: { readonly proportion: number }) => (
  <div className={styles.skeleton} style={{ aspectRatio: proportion }} aria-hidden>
    {LINES.map((width, at) => (
      <span key={at} style={{ width }} />
    ))}
  </div>
)
