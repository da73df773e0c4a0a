import { FileUp } from 'lucide-react'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ACCEPTED, type Brought, type Reading, readPasted, readSource } from './readSource.ts'
import styles from './SourceChooser.module.css'

/** Where a file is chosen or dropped, or a text pasted. What could not be read is said, and nothing else is lost. */
export function SourceChooser({ onRead }: { readonly onRead: (brought: Brought) => void }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [reading, setReading] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function begin(name: string, read: (signal: AbortSignal) => Promise<Reading>) {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    setWrong(null)
    setReading(name)
    const answer = await read(own.signal)
    if (running.current !== own) return
    running.current = null
    setReading(null)
    if (answer.kind === 'read') onRead(answer.brought)
    if (answer.kind === 'wrong') setWrong(answer.sentence)
  }
  const takeFile = (file: File | undefined): void => {
    if (file !== undefined) void begin(file.name, (signal) => readSource(file, signal))
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    takeFile(event.dataTransfer.files[0])
  }

  return (
    <div className={styles.chooser}>
      {/* For the mouse only: everything in it is a control of its own. */}
      <div
        className={styles.drop}
        data-over={over ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          hidden
          data-testid="intake-file"
          onChange={(event) => {
            takeFile(event.target.files?.[0])
            // The same file may be chosen again, once it was mended.
            event.target.value = ''
          }}
        />
        <Button onClick={() => input.current?.click()} disabled={reading !== null}>
          <FileUp size={16} aria-hidden />
          Choose a file
        </Button>
        <p>
          or drop it here: Word (.docx), Markdown, plain text, or a plan exported as JSON. It is
          read on this computer; only what you create is sent.
        </p>
      </div>
      <div className={styles.paste}>
        <label htmlFor={id}>Or paste the text</label>
        <textarea
          id={id}
          rows={5}
          value={pasted}
          dir="auto"
          onChange={(event) => setPasted(event.target.value)}
        />
        <Button
          small
          disabled={pasted.trim() === '' || reading !== null}
          onClick={() => void begin('the text', (signal) => readPasted(pasted, signal))}
        >
          Use this text
        </Button>
      </div>
      {reading !== null && (
        <div className={styles.reading} role="status">
          <progress aria-label={`Reading ${reading}`} />
          <span>Reading {reading}…</span>
          <Button
            small
            kind="quiet"
            onClick={() => {
              running.current?.abort()
              running.current = null
              setReading(null)
            }}
          >
            Cancel
          </Button>
        </div>
      )}
      {wrong !== null && (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
