import { FileDown, LoaderCircle } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import { mayTraceCopies } from '../../../shared/rules/copies.ts'
import type { FileFormat } from '../../../shared/wire/exportFile.ts'
import { useMe } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './ExportMenu.module.css'
import { PdfDialog } from './PdfDialog.tsx'
import { TraceDialog } from './TraceDialog.tsx'
import { useMakePdf } from './useMakePdf.ts'
import { WordDialog } from './WordDialog.tsx'

/** What is asked for, what it is called, and a word more. PDF and Word with their choices have dialogs of their own. */
type Query = { readonly format: 'pdf'; readonly paper: string } | { readonly format: FileFormat }
interface Choice {
  readonly query: Query
  readonly label: string
  readonly aside: string
}

const A4: Choice = {
  query: { format: 'pdf', paper: 'a4' },
  label: 'PDF, A4',
  aside: '210 × 297 mm',
}
const PAPERS: readonly Choice[] = [
  A4,
  { query: { format: 'pdf', paper: 'letter' }, label: 'PDF, Letter', aside: '8.5 × 11 in' },
]
const WORD: Choice = { query: { format: 'docx' }, label: 'Word', aside: 'text and comments' }
const FILES: readonly Choice[] = [
  { query: { format: 'md' }, label: 'Markdown', aside: 'plain text' },
  { query: { format: 'json' }, label: 'JSON', aside: 'the whole plan' },
  { query: { format: 'akn' }, label: 'Akoma Ntoso', aside: 'XML for legal texts' },
  { query: { format: 'csv' }, label: 'CSV', aside: 'positions' },
]

/** Takes the plan away as a document, exactly as the server has it. */
export function ExportMenu() {
  const { progress, problem, make, forget } = useMakePdf()
  const [asked, setAsked] = useState<Query>(A4.query)
  const [isDone, setDone] = useState(false)
  const [choosing, setChoosing] = useState<'pdf' | 'word' | null>(null)
  const [isTracing, setTracing] = useState(false)
  const me = useMe()
  const button = useRef<HTMLButtonElement>(null)

  async function makeOne(query: Query): Promise<void> {
    setAsked(query)
    setDone(false)
    const left = await make([query])
    setDone(left.length === 0)
  }

  const item = ({ query, label, aside }: Choice) => (
    <DropdownMenu.Item key={label} className={menu.item} onSelect={() => void makeOne(query)}>
      {label}
      <span className={menu.aside} aria-hidden>
        {aside}
      </span>
    </DropdownMenu.Item>
  )
  const opening = (dialog: 'pdf' | 'word', label: string, aside: string) => (
    <DropdownMenu.Item className={menu.item} onSelect={() => setChoosing(dialog)}>
      {label}
      <span className={menu.aside} aria-hidden>
        {aside}
      </span>
    </DropdownMenu.Item>
  )
  const closeWith = (isMade: boolean): void => {
    setChoosing(null)
    setDone(isMade)
  }
  const making = progress !== null
  return (
    <div className={styles.export}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <Button ref={button} kind="main" disabled={making} aria-busy={making}>
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
            {PAPERS.map(item)}
            {opening('pdf', 'PDF…', 'layouts, copies')}
            {item(WORD)}
            {opening('word', 'Word…', 'changes, positions')}
            {FILES.map(item)}
            {me !== null && mayTraceCopies(me).ok && (
              <>
                <DropdownMenu.Separator className={menu.separator} />
                <DropdownMenu.Item className={menu.item} onSelect={() => setTracing(true)}>
                  Whose copy is this?
                </DropdownMenu.Item>
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {choosing === 'pdf' && <PdfDialog returnTo={button} onClose={closeWith} />}
      {choosing === 'word' && <WordDialog returnTo={button} onClose={closeWith} />}
      {isTracing && <TraceDialog returnTo={button} onClose={() => setTracing(false)} />}
      <Unseen>
        <span aria-live="polite">
          {making && 'The document is being made.'}
          {isDone && 'The document is in your downloads.'}
        </span>
      </Unseen>
      {problem !== null && (
        <div className={styles.said} role="alert">
          <b>{problem.title}</b>
          {problem.detail}
          <div className={styles.tools}>
            <Button small onClick={() => void makeOne(asked)}>
              Try again
            </Button>
            <Button small kind="quiet" onClick={forget}>
              Close
            </Button>
          </div>
        </div>
      )}
    </div>
  )
}
