import { LABEL_LANGUAGES, type LabelLanguage } from '../../../shared/model/labelLanguage.ts'
import { WATERMARK_LETTERS } from '../../../shared/wire/pdf.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { OptionCheck, OptionGroup } from './OptionGroup.tsx'
import styles from './PdfDialog.module.css'
import type { OptionsProps } from './TextOptions.tsx'

/** What it is printed on, and in which language the document itself speaks. */
export const PaperOptions = ({ choice, onChange }: OptionsProps) => (
  <OptionGroup name="Paper and language">
    <div className={styles.pair}>
      <Select
        label="Paper"
        value={choice.paper}
        onChange={(event) => onChange({ paper: event.target.value === 'letter' ? 'letter' : 'a4' })}
      >
        <option value="a4">A4</option>
        <option value="letter">Letter</option>
      </Select>
      <Select
        label="Language of labels"
        value={choice.language}
        hint="The text itself is not translated."
        onChange={(event) => onChange({ language: languageOf(event.target.value) })}
      >
        {LABEL_LANGUAGES.map((one) => (
          <option key={one} value={one} lang={one}>
            {NAMES[one]}
          </option>
        ))}
      </Select>
    </div>
    <Field
      label="Watermark"
      hint="A few words across every page, or nothing."
      value={choice.watermark}
      maxLength={WATERMARK_LETTERS}
      autoComplete="off"
      onChange={(event) => onChange({ watermark: event.target.value })}
    />
    <OptionCheck
      label="Number the lines"
      checked={choice.lines}
      onChange={(lines) => onChange({ lines })}
    />
  </OptionGroup>
)

/** Each language by its own name. */
const NAMES: Readonly<Record<LabelLanguage, string>> = {
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
  fr: 'Français',
  id: 'Bahasa Indonesia',
  ar: 'العربية',
}

const languageOf = (text: string): LabelLanguage =>
  LABEL_LANGUAGES.find((one) => one === text) ?? 'en'
