import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './Returned.module.css'

/** Where a file is dropped, or chosen. */
export function FileChooser({
  isSmall,
  onFile,
}: {
  /** Once a file is here, another one is rarely wanted. */
  readonly isSmall: boolean
  readonly onFile: (file: File) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null): void => {
    const file = files?.[0]
    if (file !== undefined) onFile(file)
  }
  return (
    <div
      className={styles.drop}
      data-over={isOver ? '' : undefined}
      data-small={isSmall ? '' : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <p className={styles.dropWords}>
        {isSmall ? 'Another file?' : 'Drop the file here: Word (.docx), Markdown or plain text.'}
      </p>
      <Button kind={isSmall ? 'plain' : 'main'} onClick={() => input.current?.click()}>
        <FileInput size={16} aria-hidden />
        {isSmall ? 'Choose another file' : 'Choose a file'}
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.input}
        aria-label="File that comes back"
        tabIndex={-1}
        accept=".docx,.md,.markdown,.txt"
        onChange={(event) => {
          take(event.target.files)
          // The same file may be chosen again, once it was changed.
          event.target.value = ''
        }}
      />
    </div>
  )
}
