import { useLayoutEffect, useRef } from 'react'
import { type AlternativeOf, alternativeRoot } from '../../../../shared/model/documents.ts'
import type { BracketId } from '../../../../shared/model/ids.ts'
import { useWorkspace } from '../../../sync/WorkspaceContext.tsx'
import { useEditing } from '../EditingContext.tsx'
import text from '../text/text.module.css'
import { createAlternativeEditor } from './alternativeEditor.ts'
import styles from './BracketPanel.module.css'

/** The words of one's own party's alternative, to be written. */
export function AlternativeField({
  bracketId,
  of,
  isBlock,
  label,
  takesFocus,
}: {
  readonly bracketId: BracketId
  readonly of: AlternativeOf
  readonly isBlock: boolean
  readonly label: string
  /** Whether one writes here at once when the bracket is opened. */
  readonly takesFocus: boolean
}) {
  const editing = useEditing()
  const { plan } = useWorkspace()
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (element.current === null) return undefined
    const opened = createAlternativeEditor({
      element: element.current,
      fragment: plan.getXmlFragment(alternativeRoot(bracketId, of)),
      label,
      names: editing.names,
      isBlock,
      done: () => editing.bracketPanel.close(true),
      tell: (sentence) => editing.notice.setState(sentence, true),
    })
    if (takesFocus) opened.editor.commands.focus('end')
    return opened.close
  }, [editing, plan, bracketId, of, isBlock, label, takesFocus])
  return <div ref={element} className={`${text.text} ${styles.field}`} data-alternative={of} />
}
