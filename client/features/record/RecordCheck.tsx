import { Download, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Problem } from '../../../shared/wire/problem.ts'
import { downloadRecord, verifyRecord } from '../../sync/record.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { type CheckWords, checkWords } from './checkSentence.ts'
import styles from './Record.module.css'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly words: CheckWords }
  | { readonly kind: 'reading'; readonly entries: number; readonly of: number }
  | { readonly kind: 'saved'; readonly name: string; readonly entries: number }
  | { readonly kind: 'failed'; readonly problem: Problem }

/** Two ways to be sure of the record: the server computes it again, or you take it away and compute it yourself. */
export function RecordCheck() {
  const { planId } = useWorkspace()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const isBusy = state.kind === 'checking' || state.kind === 'reading'

  const check = async (): Promise<void> => {
    setState({ kind: 'checking' })
    const answer = await verifyRecord(planId)
    setState(
      answer.ok
        ? { kind: 'checked', words: checkWords(answer.value) }
        : { kind: 'failed', problem: answer.problem },
    )
  }
  const download = async (): Promise<void> => {
    setState({ kind: 'reading', entries: 0, of: 0 })
    const answer = await downloadRecord(planId, (entries, of) =>
      setState({ kind: 'reading', entries, of }),
    )
    if (!answer.ok) {
      setState({ kind: 'failed', problem: answer.problem })
      return
    }
    const name = `record-${planId}.json`
    saveFile(new Blob([JSON.stringify(answer.value)], { type: 'application/json' }), name)
    setState({ kind: 'saved', name, entries: answer.value.entries.length })
  }
  return (
    <>
      <div className={styles.tools}>
        <Button
          disabled={isBusy}
          aria-busy={state.kind === 'checking'}
          onClick={() => void check()}
        >
          <ShieldCheck size={16} aria-hidden />
          Check the record
        </Button>
        <Button
          disabled={isBusy}
          aria-busy={state.kind === 'reading'}
          onClick={() => void download()}
        >
          <Download size={16} aria-hidden />
          Download the record
        </Button>
      </div>
      <div role="status">
        {state.kind !== 'idle' && (
          <div className={styles.outcome} data-outcome={outcomeOf(state)}>
            <Outcome state={state} />
          </div>
        )}
      </div>
    </>
  )
}

function outcomeOf(state: State): 'good' | 'bad' | 'under-way' {
  if (state.kind === 'saved' || (state.kind === 'checked' && state.words.ok)) return 'good'
  return state.kind === 'checked' || state.kind === 'failed' ? 'bad' : 'under-way'
}

function Outcome({ state }: { readonly state: State }) {
  switch (state.kind) {
    case 'idle':
      return null
    case 'checking':
      return <p>Computing every hash again…</p>
    case 'checked':
      return (
        <>
          <p>
            <b>{state.words.verdict}</b>
          </p>
          <ul>
            {state.words.documents.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )
    case 'reading':
      return (
        <p>
          {state.of === 0
            ? 'Reading the record…'
            : `Reading the record: ${state.entries.toLocaleString('en')} of ${state.of.toLocaleString('en')} entries…`}
        </p>
      )
    case 'saved':
      return (
        <p>
          <b>Saved as {state.name}</b>, {state.entries.toLocaleString('en')}{' '}
          {state.entries === 1 ? 'entry' : 'entries'}. Whoever has Parley can check it without any
          server: <code>npm run verify-record -- {state.name}</code>
        </p>
      )
    case 'failed':
      return (
        <p>
          <b>{state.problem.title}.</b> {state.problem.detail}
        </p>
      )
  }
}
