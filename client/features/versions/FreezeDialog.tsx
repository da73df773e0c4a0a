import { useState } from 'react'
import {
  NOTE_LETTERS,
  SYMBOL_LETTERS,
  versionNote,
  versionSymbol,
} from '../../../shared/model/command.ts'
import {
  VERSION_KINDS,
  type VersionEntry,
  type VersionKind,
  versionKindName,
} from '../../../shared/model/version.ts'
import { reasonSentence } from '../../../shared/rules/reason.ts'
import { isSymbolFree, nextSymbol } from '../../../shared/rules/version.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { useSaving } from '../../sync/useSaving.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'

const isKind = (text: string): text is VersionKind =>
  (VERSION_KINDS as readonly string[]).includes(text)

/** Asks under which symbol everything that is on the table is to be frozen. */
export function FreezeDialog({
  versions,
  onClose,
}: {
  readonly versions: readonly VersionEntry[]
  readonly onClose: () => void
}) {
  const { pending, problem, run } = useCommand()
  const saving = useSaving()
  const [symbol, setSymbol] = useState(() => nextSymbol(versions))
  const [kind, setKind] = useState<VersionKind>('draft')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const wrong = { symbol: wrongSymbol(versions, symbol), note: wrongNote(note) }
  const freeze = async (): Promise<void> => {
    setAsked(true)
    const [readSymbol, readNote] = [
      versionSymbol.safeParse(symbol),
      versionNote.safeParse(note.trim()),
    ]
    if (wrong.symbol !== null || !readSymbol.success || !readNote.success) return
    const command = { kind: 'freezeVersion', versionKind: kind } as const
    const done = await run({ ...command, symbol: readSymbol.data, note: readNote.data })
    if (done !== null) onClose()
  }
  return (
    <AskDialog
      title="Freeze a version"
      words={
        <p>
          The whole text and all positions are frozen as the server has them now. Everybody in the
          plan can read a version, and nobody can change or remove one.
          {saving.kind !== 'saved' && ' What you typed last is not on the server yet.'}
        </p>
      }
      confirm="Freeze"
      pending={pending}
      problem={problem}
      onConfirm={() => void freeze()}
      onClose={onClose}
    >
      <Field
        label="Symbol"
        hint="For instance Draft 3/Rev.1. No two versions have the same."
        value={symbol}
        maxLength={SYMBOL_LETTERS}
        wrong={isAsked ? wrong.symbol : null}
        autoFocus
        autoComplete="off"
        onChange={(event) => setSymbol(event.target.value)}
      />
      <Select
        label="Kind"
        value={kind}
        onChange={(event) => {
          if (isKind(event.target.value)) setKind(event.target.value)
        }}
      >
        {VERSION_KINDS.map((one) => (
          <option key={one} value={one}>
            {versionKindName(one)}
          </option>
        ))}
      </Select>
      <Field
        label="Note"
        hint="What it is for; may stay empty."
        value={note}
        maxLength={NOTE_LETTERS}
        wrong={isAsked ? wrong.note : null}
        autoComplete="off"
        onChange={(event) => setNote(event.target.value)}
      />
    </AskDialog>
  )
}

function wrongSymbol(versions: readonly VersionEntry[], symbol: string): string | null {
  if (symbol.trim() === '') return 'Write a symbol.'
  if (!versionSymbol.safeParse(symbol).success) return 'Use plain words on one line.'
  return isSymbolFree(versions, symbol) ? null : reasonSentence('symbol-taken')
}

const wrongNote = (note: string): string | null =>
  versionNote.safeParse(note.trim()).success ? null : 'Use plain words on one line.'
