import { useId } from 'react'
import { type VersionEntry, versionKindName } from '../../../shared/model/version.ts'
import { WATERMARK_LETTERS } from '../../../shared/wire/pdf.ts'
import { Field, inputClass } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { MOST_RECIPIENTS, type PdfChoice, takesComments } from './pdfChoice.ts'
import styles from './PdfDialog.module.css'

/** What a document shows besides its layout. */
export function PdfOptions({
  choice,
  versions,
  names,
  wrong,
  onChange,
  onNames,
}: {
  readonly choice: PdfChoice
  readonly versions: readonly VersionEntry[]
  /** Recipients, one on each line. */
  readonly names: string
  readonly wrong: string | null
  readonly onChange: (part: Partial<PdfChoice>) => void
  readonly onNames: (names: string) => void
}) {
  const isRedline = choice.layout === 'redline'
  const hasComments = takesComments(choice)
  return (
    <>
      <div className={styles.pair}>
        {isRedline && (
          <Select
            label="From"
            value={choice.from}
            onChange={(event) => onChange({ from: event.target.value })}
          >
            <Texts versions={versions} />
          </Select>
        )}
        <Select
          label={isRedline ? 'To' : 'Text'}
          value={choice.text}
          onChange={(event) => onChange({ text: event.target.value })}
        >
          <Texts versions={versions} />
        </Select>
      </div>
      <div className={styles.pair}>
        <Select
          label="Comments"
          value={hasComments ? choice.comments : 'none'}
          disabled={!hasComments}
          {...(hasComments ? {} : { hint: 'Comments are of the text of now.' })}
          onChange={(event) => onChange({ comments: commentsOf(event.target.value) })}
        >
          <option value="none">None</option>
          <option value="open">Open ones, in an annex</option>
          <option value="all">All, in an annex</option>
        </Select>
        <Select
          label="Paper"
          value={choice.paper}
          onChange={(event) =>
            onChange({ paper: event.target.value === 'letter' ? 'letter' : 'a4' })
          }
        >
          <option value="a4">A4</option>
          <option value="letter">Letter</option>
        </Select>
      </div>
      {(choice.layout === 'bracketed' ||
        choice.layout === 'positions' ||
        choice.layout === 'columns') && (
        <Check
          label="Say whose each alternative is"
          checked={choice.attributed}
          onChange={(attributed) => onChange({ attributed })}
        />
      )}
      <Check
        label="Number the lines"
        checked={choice.lines}
        onChange={(lines) => onChange({ lines })}
      />
      <Field
        label="Watermark"
        hint="A few words across every page, or nothing."
        value={choice.watermark}
        maxLength={WATERMARK_LETTERS}
        autoComplete="off"
        onChange={(event) => onChange({ watermark: event.target.value })}
      />
      <Recipients names={names} wrong={wrong} onNames={onNames} />
    </>
  )
}

const Texts = ({ versions }: { readonly versions: readonly VersionEntry[] }) => (
  <>
    <option value="now">The text of now</option>
    {[...versions].reverse().map(({ id, symbol, kind }) => (
      <option key={id} value={id}>
        {symbol}, {versionKindName(kind).toLowerCase()}
      </option>
    ))}
  </>
)

const commentsOf = (text: string): PdfChoice['comments'] =>
  text === 'open' || text === 'all' ? text : 'none'

function Check({
  label,
  checked,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}

function Recipients({
  names,
  wrong,
  onNames,
}: {
  readonly names: string
  readonly wrong: string | null
  readonly onNames: (names: string) => void
}) {
  const id = useId()
  return (
    <div className={styles.recipients}>
      <label htmlFor={id}>Make copies for…</label>
      <p id={`${id}hint`}>
        One name on each line, at most {MOST_RECIPIENTS}. Each gets a file of their own with their
        name and a code on every page; everybody in the plan can see in the record who got one.
      </p>
      <textarea
        id={id}
        className={inputClass}
        rows={3}
        value={names}
        aria-invalid={wrong !== null}
        aria-describedby={`${id}hint ${wrong === null ? '' : `${id}wrong`}`.trim()}
        onChange={(event) => onNames(event.target.value)}
      />
      {wrong !== null && (
        <p id={`${id}wrong`} className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
