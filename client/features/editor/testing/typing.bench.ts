import { commentDecorations } from '../comments/commentLook.ts'
import { comment } from './remarks.ts'
import { aDesk } from './aDesk.ts'
import { ANNA, aPlan, pointId } from './aPlan.ts'
import { bench, describe } from 'vitest'

/** What fifty comments on the words of one point cost with every letter that is typed in it. */

const one = pointId(1)
const SENTENCE = 'The Parties settle the matter number N within thirty days of signature. '
const COMMENTS = 50

function commented(comments: number) {
  const desk = aDesk(aPlan(), ANNA)
  const editor = desk.write(one)
  for (let at = 0; at < COMMENTS; at++) {
    editor.commands.insertContent(SENTENCE.replace('N', `n${at}n`))
  }
  for (let at = 0; at < comments; at++) comment(desk, ANNA, one, `matter number n${at}n within`)
  const type = (): void => editor.view.dispatch(editor.state.tr.insertText('x', 5))
  return { desk, editor, type }
}

describe('a letter typed in a point', () => {
  bench('without comments', commented(0).type, { time: 1_500 })
  bench(`with ${COMMENTS} comments`, commented(COMMENTS).type, { time: 1_500 })

  const { desk, editor, type } = commented(COMMENTS)
  bench(
    'and a moment after the last one, the marks drawn anew',
    () => {
      type()
      const words = desk.comments.words(one).get()
      commentDecorations(editor.state.doc, words)
    },
    { time: 1_500 },
  )
})
