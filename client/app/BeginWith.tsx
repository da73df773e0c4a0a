import styles from './NewPlanForm.module.css'

/** What a new plan begins with. */
export type Beginning = 'template' | 'file'

const CHOICES: readonly (readonly [Beginning, string, string])[] = [
  ['template', 'From a template', 'Headings are ready, the text is empty'],
  ['file', 'From a file or text', 'Word, Markdown, plain text or an exported plan'],
]

/** The choice between a template and what somebody brings. */
export const BeginWith = ({
  begin,
  onChange,
}: {
  readonly begin: Beginning
  readonly onChange: (begin: Beginning) => void
}) => (
  <fieldset>
    <legend className={styles.legend}>Begin</legend>
    <div className={styles.templates}>
      {CHOICES.map(([name, label, hint]) => (
        <label key={name} className={styles.template}>
          <input
            type="radio"
            name="begin"
            checked={begin === name}
            onChange={() => onChange(name)}
          />
          <b>{label}</b>
          <span>{hint}</span>
        </label>
      ))}
    </div>
  </fieldset>
)
