import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useLayoutEffect, useId, useRef, useState } from 'react'
import type { Remark } from '../../../../shared/model/remark.ts'
import { mentionLabel } from '../../../sync/mentionLabel.ts'
import { usePlan } from '../../../sync/usePlan.ts'
import { Button } from '../../../ui/Button.tsx'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import type { ComposerProps } from './composerProps.ts'
import { callables } from './callable.ts'
import styles from './Composer.module.css'
import { ComposerTools } from './ComposerTools.tsx'
import { MentionList, type MentionListKeys } from './MentionList.tsx'
import { type Calling, createRemarkEditor } from './remarkEditor.ts'
import { remarkOf } from './remarkJson.ts'
import { roomLeft, whatIsWrong } from './whatIsWrong.ts'

/** Where a remark is written: a small editor with its tools, which keeps what is written until it is sent or given up. */
export function Composer(props: ComposerProps) {
  const { label, first, send, onSend, onKeep, onGiveUp } = props
  const plan = usePlan()
  const element = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [body, setBody] = useState<Remark>(first)
  const [wrong, setWrong] = useState<string | null>(null)
  const [calling, setCalling] = useState<Calling | null>(null)
  const [asksLink, setAsksLink] = useState(false)
  const [asksGivingUp, setAsksGivingUp] = useState(false)
  const listKeys = useRef<MentionListKeys | null>(null)
  const id = useId()
  const onKeys = useCallback((keys: MentionListKeys | null) => {
    listKeys.current = keys
  }, [])
  const onActive = useCallback(
    (active: string) => editor?.view.dom.setAttribute('aria-activedescendant', active),
    [editor],
  )

  function attempt(): void {
    if (editor === null) return
    const now = remarkOf(editor.getJSON())
    const why = whatIsWrong(now)
    setWrong(why)
    if (why === null) onSend(now)
    else editor.commands.focus()
  }
  function giveUp(): void {
    const now = editor === null ? [] : remarkOf(editor.getJSON())
    if (now.length === 0 || JSON.stringify(now) === JSON.stringify(props.unchanged)) onGiveUp()
    else setAsksGivingUp(true)
  }

  // The editor is made once; what it calls is always what was drawn last.
  const latest = useRef({ plan, attempt, giveUp, onKeep })
  useLayoutEffect(() => {
    latest.current = { plan, attempt, giveUp, onKeep }
  })
  useLayoutEffect(() => {
    if (element.current === null) return
    const created = createRemarkEditor({
      element: element.current,
      label,
      first,
      mentionLabel: (mention) => mentionLabel(latest.current.plan, mention),
      find: (query) => callables(latest.current.plan, query),
      onCalling: setCalling,
      onCallingKey: (event) => listKeys.current?.(event) ?? false,
      onChange: () => {
        const now = remarkOf(created.getJSON())
        setBody((before) => {
          if (JSON.stringify(before) === JSON.stringify(now)) return before
          setWrong(null)
          latest.current.onKeep(now)
          return now
        })
      },
      send: () => latest.current.attempt(),
      giveUp: () => latest.current.giveUp(),
      askLink: () => setAsksLink(true),
    })
    setEditor(created)
    return () => created.destroy()
    // What it begins with and how it is called are settled when it opens.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  useEffect(() => {
    editor?.commands.focus('end', { scrollIntoView: false })
    element.current?.scrollIntoView({ block: 'nearest' })
  }, [editor])
  // A place of its own for the one that is named in the list, for those who listen.
  useEffect(() => {
    const dom = editor?.view.dom
    if (dom === undefined) return
    if (calling === null || calling.found.length === 0) {
      dom.removeAttribute('aria-activedescendant')
      dom.removeAttribute('aria-controls')
    } else dom.setAttribute('aria-controls', `${id}list`)
  }, [editor, calling, id])

  return (
    <div className={styles.composer}>
      {editor !== null && (
        <ComposerTools editor={editor} asksLink={asksLink} onAskLink={setAsksLink} />
      )}
      <div ref={element} className={styles.words} />
      {calling !== null && editor !== null && (
        <MentionList id={`${id}list`} calling={calling} onKeys={onKeys} onActive={onActive} />
      )}
      <div className={styles.foot}>
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
        {wrong === null && <p className={styles.room}>{roomLeft(body)}</p>}
        <Button small kind="quiet" onClick={giveUp}>
          Cancel
        </Button>
        <Button small kind="main" aria-keyshortcuts="Control+Enter" onClick={attempt}>
          {send}
        </Button>
      </div>
      {asksGivingUp && (
        <AskDialog
          title="Give up what you wrote?"
          words="It was not sent to anybody, and it is not kept."
          confirm="Give it up"
          isGrave
          pending={false}
          problem={null}
          onConfirm={onGiveUp}
          onClose={() => {
            setAsksGivingUp(false)
            editor?.commands.focus()
          }}
        />
      )}
    </div>
  )
}
