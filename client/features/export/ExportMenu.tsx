import { FileDown, LoaderCircle } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './ExportMenu.module.css'
import { PdfDialog } from './PdfDialog.tsx'
import { useMakePdf } from './useMakePdf.ts'

type Paper = 'a4' | 'letter'

const PAPERS: readonly { readonly paper: Paper; readonly label: string; readonly size: string }[] =
  [
    { paper: 'a4', label: 'PDF, A4', size: '210 × 297 mm' },
    { paper: 'letter', label: 'PDF, Letter', size: '8.5 × 11 in' },
  ]

/** Takes the plan away as a document, exactly as the server has it. */
export function ExportMenu() {
  const { progress, problem, make, forget } = useMakePdf()
  const [paper, setPaper] = useState<Paper>('a4')
  const [isDone, setDone] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const button = useRef<HTMLButtonElement>(null)

  async function makeOn(chosen: Paper): Promise<void> {
    setPaper(chosen)
    setDone(false)
    const left = await make([{ format: 'pdf', paper: chosen }])
    setDone(left.length === 0)
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
            {PAPERS.map((one) => (
              <DropdownMenu.Item
                key={one.paper}
                className={menu.item}
                onSelect={() => void makeOn(one.paper)}
              >
                {one.label}
                <span className={menu.aside} aria-hidden>
                  {one.size}
                </span>
              </DropdownMenu.Item>
            ))}
            <DropdownMenu.Item className={menu.item} onSelect={() => setChoosing(true)}>
              PDF…
              <span className={menu.aside} aria-hidden>
                layouts, copies
              </span>
            </DropdownMenu.Item>
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
            <Button small onClick={() => void makeOn(paper)}>
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
