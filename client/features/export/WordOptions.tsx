import { type ReactNode, useId } from 'react'
import type { VersionEntry } from '../../../shared/model/version.ts'
import { Select } from '../../ui/Select.tsx'
import { OptionCheck } from './OptionGroup.tsx'
import styles from './PdfDialog.module.css'
import { Texts } from './Texts.tsx'
import type { WordChoice } from './wordChoice.ts'

export interface WordOptionsProps {
  readonly choice: WordChoice
  readonly versions: readonly VersionEntry[]
  readonly onChange: (part: Partial<WordChoice>) => void
}

/** Whether the file holds a text or the changes between two, and which. */
export function WordOptions({ choice, versions, onChange }: WordOptionsProps) {
  const group = useId()
  const kind = (what: WordChoice['what'], name: string, words: string, isOff = false) => (
    <Kind
      group={group}
      name={name}
      words={words}
      isChosen={choice.what === what}
      isOff={isOff}
      onChoose={() => onChange({ what })}
    />
  )
  const texts = <Texts versions={versions} />
  const isFirst = versions.length === 0
  return (
    <>
      <fieldset className={styles.layouts}>
        <legend>What it holds</legend>
        {kind(
          'text',
          'The text',
          choice.text === 'now'
            ? 'With its brackets and the comments on it.'
            : 'With its brackets. Comments are of the text of now.',
        )}
        {kind(
          'changes',
          'Changes between two texts, as tracked changes',
          isFirst
            ? 'No version was frozen yet. Freeze one first; what changes from then on can be shown here.'
            : 'Each with the name and the party of whoever made it.',
          isFirst,
        )}
      </fieldset>
      {choice.what === 'text' ? (
        <>
          <OneText label="Which text" value={choice.text} onText={(text) => onChange({ text })}>
            {texts}
          </OneText>
          <OptionCheck
            label="Positions of the parties after each point"
            checked={choice.positions}
            onChange={(positions) => onChange({ positions })}
          />
        </>
      ) : (
        <div className={styles.pair}>
          <OneText label="From" value={choice.from} onText={(from) => onChange({ from })}>
            {texts}
          </OneText>
          <OneText label="To" value={choice.to} onText={(to) => onChange({ to })}>
            {texts}
          </OneText>
        </div>
      )}
    </>
  )
}

const OneText = (props: {
  readonly label: string
  readonly value: string
  readonly onText: (text: string) => void
  readonly children: ReactNode
}) => (
  <Select
    label={props.label}
    value={props.value}
    onChange={(event) => props.onText(event.target.value)}
  >
    {props.children}
  </Select>
)

/** One kind of file, with a sentence on what it shows or why it cannot be had; the dialog begins at the chosen one. */
function Kind(props: {
  readonly group: string
  readonly name: string
  readonly words: string
  readonly isChosen: boolean
  readonly isOff: boolean
  readonly onChoose: () => void
}) {
  const id = useId()
  return (
    <label className={styles.layout}>
      <input
        type="radio"
        name={props.group}
        checked={props.isChosen}
        disabled={props.isOff}
        autoFocus={props.isChosen}
        aria-labelledby={id}
        aria-describedby={`${id}words`}
        onChange={props.onChoose}
      />
      <span>
        <b id={id}>{props.name}</b>
        <span className={styles.words} id={`${id}words`}>
          {props.words}
        </span>
      </span>
    </label>
  )
}
