import type { VersionEntry } from '../../../shared/model/version.ts'
import { Select } from '../../ui/Select.tsx'
import { OptionCheck, OptionGroup } from './OptionGroup.tsx'
import { namesParties, type PdfChoice, isOfNow } from './pdfChoice.ts'
import styles from './PdfDialog.module.css'
import { Texts } from './Texts.tsx'

export interface OptionsProps {
  readonly choice: PdfChoice
  readonly onChange: (part: Partial<PdfChoice>) => void
}

/** Which text it is, and what is said about it. */
export function TextOptions({
  choice,
  versions,
  onChange,
}: OptionsProps & { readonly versions: readonly VersionEntry[] }) {
  const isRedline = choice.layout === 'redline'
  const hasComments = isOfNow(choice)
  return (
    <OptionGroup name="Text">
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
          label={isRedline ? 'To' : 'Which text'}
          value={choice.text}
          onChange={(event) => onChange({ text: event.target.value })}
        >
          <Texts versions={versions} />
        </Select>
        <Select
          label="Comments"
          value={hasComments ? choice.comments : 'none'}
          disabled={!hasComments}
          {...(hasComments ? {} : { hint: 'Comments are of the text of now.' })}
          onChange={(event) => onChange({ comments: commentsOf(event.target.value) })}
        >
          {COMMENTS.map(([which, name]) => (
            <option key={which} value={which}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      {namesParties(choice) && (
        <OptionCheck
          label="Say whose each alternative is"
          checked={choice.attributed}
          onChange={(attributed) => onChange({ attributed })}
        />
      )}
    </OptionGroup>
  )
}

const COMMENTS: readonly (readonly [PdfChoice['comments'], string])[] = [
  ['none', 'None'],
  ['open', 'Open ones, in an annex'],
  ['resolved', 'Resolved ones, in an annex'],
  ['all', 'All, in an annex'],
]

const commentsOf = (text: string): PdfChoice['comments'] =>
  COMMENTS.find(([which]) => which === text)?.[0] ?? 'none'
