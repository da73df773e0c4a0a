import { ATOM, LINE_END } from '../../../../shared/model/letters.ts'
import { FOOTNOTE_ATTRIBUTE, REFERENCE_ATTRIBUTE } from '../text/textMarkup.ts'

/** A place on the page, as the browser's selection names it. */
export interface PagePlace {
  readonly node: Node
  readonly offset: number
}

/**
 * The letters of a text that is drawn without an editor, counted as `readLetters` counts them, up to a place in it; all
 * of them without one. What is drawn in the place of something, such as the number of a note, is one letter.
 */
export function stillLetters(text: Element, until?: PagePlace): string {
  let letters = ''

  /** Answers true once the place is reached. */
  function walk(node: Node): boolean {
    if (node.nodeType === node.TEXT_NODE) {
      const words = node.nodeValue ?? ''
      const isHere = until?.node === node
      letters += isHere ? words.slice(0, until.offset) : words
      return isHere
    }
    if (!(node instanceof Element)) return until?.node === node
    if (node.hasAttribute(FOOTNOTE_ATTRIBUTE) || node.hasAttribute(REFERENCE_ATTRIBUTE)) {
      const isInside = until !== undefined && node.contains(until.node)
      // A selection that begins on it takes it along; it counts as a whole.
      if (!isInside) letters += ATOM
      return isInside
    }
    if (node.tagName === 'BR') {
      // The last one of a line only holds the line open.
      if (node.nextSibling !== null) letters += LINE_END
      return until?.node === node
    }
    if (node.tagName === 'P' && letters !== '') letters += LINE_END
    return walkChildren(node)
  }

  function walkChildren(parent: Element): boolean {
    const stop = until?.node === parent ? until.offset : null
    let at = 0
    for (const child of parent.childNodes) {
      if (at++ === stop) return true
      if (walk(child)) return true
    }
    return stop !== null
  }

  walkChildren(text)
  return letters
}

/** How many letters of a still text stand before a place in it. */
export const placeInStill = (text: Element, place: PagePlace): number =>
  stillLetters(text, place).length
