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

/** What is asked for, what it is called, and a word more. PDF with its choices has a dialog of its own. */
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
const FILES: readonly Choice[] = [
  { query: { format: 'docx' }, label: 'Word', aside: 'text and comments' },
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
  const [isChoosing, setChoosing] = useState(false)
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
            <DropdownMenu.Item className={menu.item} onSelect={() => setChoosing(true)}>
              PDF…
              <span className={menu.aside} aria-hidden>
                layouts, copies
              </span>
            </DropdownMenu.Item>
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
      {isChoosing && (
        <PdfDialog
          returnTo={button}
          onClose={(isMade) => {
            setChoosing(false)
            setDone(isMade)
          }}
        />
      )}
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
