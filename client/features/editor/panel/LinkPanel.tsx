import { ExternalLink } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useEditing } from '../EditingContext.tsx'
import { readLink } from './links.ts'
import styles from './Panel.module.css'

/** Asks where words lead. */
export function LinkPanel({
  href,
  hasWords,
}: {
  readonly href: string | null
  readonly hasWords: boolean
}) {
  const { panels } = useEditing()
  const [typed, setTyped] = useState(href ?? '')
  const [words, setWords] = useState('')
  const [isWrong, setWrong] = useState(false)
  const id = useId()

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    const link = readLink(typed)
    if (link === null) setWrong(true)
    else panels.setLink(link, words.trim())
  }

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      <label htmlFor={`${id}link`}>Link to</label>
      <div className={styles.row}>
        <input
          id={`${id}link`}
          ref={focusAtOnce}
          value={typed}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}wrong` : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setWrong(false)
          }}
        />
        {href !== null && (
          <a
            className={styles.follow}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            aria-label="Open the link"
            title="Open the link"
          >
            <ExternalLink size={15} aria-hidden />
          </a>
        )}
      </div>
      {isWrong && (
        <p id={`${id}wrong`} className={styles.wrong} role="alert">
          A link begins with https://, http:// or mailto: and holds no spaces.
        </p>
      )}
      {!hasWords && (
        <>
          <label htmlFor={`${id}words`}>Words to show</label>
          <input
            id={`${id}words`}
            value={words}
            autoComplete="off"
            placeholder="The link itself, if left empty"
            onChange={(event) => setWords(event.target.value)}
          />
        </>
      )}
      <div className={styles.actions}>
        {href !== null && (
          <Button kind="quiet" small onClick={() => panels.setLink(null, '')}>
            Take the link off
          </Button>
        )}
        <Button kind="main" small type="submit">
          {href === null ? 'Set link' : 'Change link'}
        </Button>
      </div>
    </form>
  )
}

const focusAtOnce = (input: HTMLInputElement | null): void => {
  input?.focus()
  input?.select()
}
