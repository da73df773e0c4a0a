import { useId } from 'react'
import { type Layout, LAYOUTS } from '../../../shared/model/layout.ts'
import { LAYOUT_SENTENCES } from './pdfChoice.ts'
import styles from './PdfDialog.module.css'

/** What stands beside the text on paper, each with a sentence on what it shows. */
export function LayoutChoice({
  layout,
  onChange,
}: {
  readonly layout: Layout
  readonly onChange: (layout: Layout) => void
}) {
  const group = useId()
  return (
    <fieldset className={styles.layouts}>
      <legend>Layout</legend>
      {LAYOUTS.map((one) => {
        const [name, words] = LAYOUT_SENTENCES[one]
        return (
          <label key={one} className={styles.layout}>
            <input
              type="radio"
              name={group}
              value={one}
              checked={one === layout}
              aria-labelledby={`${group}${one}`}
              aria-describedby={`${group}${one}words`}
              onChange={() => onChange(one)}
            />
            <span>
              <b id={`${group}${one}`}>{name}</b>
              <span className={styles.words} id={`${group}${one}words`}>
                {words}
              </span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}
