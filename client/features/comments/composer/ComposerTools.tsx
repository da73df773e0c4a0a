import type { Editor } from '@tiptap/core'
import { AtSign, Bold, Italic, Link2, List, ListOrdered } from 'lucide-react'
import { type FormEvent, type ReactNode, useEffect, useReducer, useRef, useState } from 'react'
import { isSafeLink } from '../../../../shared/model/link.ts'
import { Button } from '../../../ui/Button.tsx'
import styles from './Composer.module.css'

const icon = { size: 15, 'aria-hidden': true } as const

/** The few tools of a remark, and the line that asks where a link leads. */
export function ComposerTools({
  editor,
  asksLink,
  onAskLink,
}: {
  readonly editor: Editor
  readonly asksLink: boolean
  readonly onAskLink: (asks: boolean) => void
}) {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    editor.on('transaction', drawAgain)
    return () => {
      editor.off('transaction', drawAgain)
    }
  }, [editor])
  const tool = (label: string, isOn: boolean | undefined, picture: ReactNode, act: () => void) => (
    <button
      type="button"
      className={styles.tool}
      aria-label={label}
      title={label}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {picture}
    </button>
  )
  const chain = () => editor.chain().focus()
  return (
    <>
      <div className={styles.tools} role="group" aria-label="Format">
        {tool('Bold', editor.isActive('bold'), <Bold {...icon} />, () =>
          chain().toggleBold().run(),
        )}
        {tool('Italic', editor.isActive('italic'), <Italic {...icon} />, () =>
          chain().toggleItalic().run(),
        )}
        {tool('Link', editor.isActive('link'), <Link2 {...icon} />, () => onAskLink(!asksLink))}
        {tool('Bullet list', editor.isActive('bulletList'), <List {...icon} />, () =>
          chain().toggleBulletList().run(),
        )}
        {tool('Numbered list', editor.isActive('orderedList'), <ListOrdered {...icon} />, () =>
          chain().toggleOrderedList().run(),
        )}
        {tool('Mention somebody', undefined, <AtSign {...icon} />, () => {
          const { $from } = editor.state.selection
          const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ').slice(-1)
          chain()
            .insertContent(/\S/.test(before) ? ' @' : '@')
            .run()
        })}
      </div>
      {asksLink && <LinkLine editor={editor} onDone={() => onAskLink(false)} />}
    </>
  )
}

function LinkLine({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const now: unknown = editor.getAttributes('link')['href']
  const [typed, setTyped] = useState(typeof now === 'string' ? now : '')
  const [isWrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])

  function onSubmit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    const words = typed.trim()
    const href = isSafeLink(words) ? words : `https://${words}`
    const chain = editor.chain().focus()
    if (words === '') chain.extendMarkRange('link').unsetLink().run()
    else if (!isSafeLink(href)) return setWrong(true)
    else if (editor.state.selection.empty && !editor.isActive('link')) {
      chain
        .insertContent({
          type: 'text',
          text: words,
          marks: [{ type: 'link', attrs: { href } }],
        })
        .run()
    } else chain.extendMarkRange('link').setLink({ href }).run()
    onDone()
  }
  return (
    <form className={styles.link} onSubmit={onSubmit}>
      <input
        ref={input}
        value={typed}
        aria-label="Link to"
        aria-invalid={isWrong}
        placeholder="https://"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
          editor.commands.focus()
        }}
      />
      <Button small type="submit">
        {typed.trim() === '' ? 'No link' : 'Set link'}
      </Button>
      {isWrong && (
        <p className={styles.wrong} role="alert">
          A link begins with https://, http:// or mailto: and holds no spaces.
        </p>
      )}
    </form>
  )
}
