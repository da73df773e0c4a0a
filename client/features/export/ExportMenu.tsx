import { FileDown, LoaderCircle } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/wire/problem.ts'
import { exportPdf } from '../../sync/api.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './ExportMenu.module.css'
import { saveFile } from '../../ui/saveFile.ts'
import { whenSaved } from './whenSaved.ts'

type Paper = 'a4' | 'letter'
type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly paper: Paper }

const PAPERS: readonly { readonly paper: Paper; readonly label: string; readonly size: string }[] =
  [
    { paper: 'a4', label: 'PDF, A4', size: '210 × 297 mm' },
    { paper: 'letter', label: 'PDF, Letter', size: '8.5 × 11 in' },
  ]

/** Words on their way to the server are waited for no longer than this before the document is made without them. */
const PATIENCE_MS = 4000

/** Takes the plan away as a document, exactly as the server has it. */
export function ExportMenu() {
  const workspace = useWorkspace()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  async function make(paper: Paper): Promise<void> {
    const { signal } = leaving.current
    setState({ kind: 'making' })
    await whenSaved(workspace.saving, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
    const answer = await exportPdf(workspace.planId, paper, signal)
    if (signal.aborted) return
    if (answer.ok) {
      saveFile(answer.value.file, answer.value.name)
      setState({ kind: 'done' })
    } else {
      setState({ kind: 'failed', problem: answer.problem, paper })
    }
  }

  const making = state.kind === 'making'
  return (
    <div className={styles.export}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button kind="main" disabled={making} aria-busy={making}>
            {making ? (
              <LoaderCircle size={17} className={styles.turning} aria-hidden />
            ) : (
              <FileDown size={17} aria-hidden />
            )}
            <span className={styles.wide}>Export</span>
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={menu.menu} align="end" sideOffset={6}>
            {PAPERS.map(({ paper, label, size }) => (
              <DropdownMenu.Item
                key={paper}
                className={menu.item}
                onSelect={() => void make(paper)}
              >
                {label}
                <span className={menu.aside} aria-hidden>
                  {size}
                </span>
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Unseen>
        <span aria-live="polite">
          {making && 'The document is being made.'}
          {state.kind === 'done' && 'The document is in your downloads.'}
        </span>
      </Unseen>
      {state.kind === 'failed' && (
        <div className={styles.said} role="alert">
          <b>{state.problem.title}</b>
          {state.problem.detail}
          <div className={styles.tools}>
            <Button small onClick={() => void make(state.paper)}>
              Try again
            </Button>
            <Button small kind="quiet" onClick={() => setState({ kind: 'idle' })}>
              Close
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
