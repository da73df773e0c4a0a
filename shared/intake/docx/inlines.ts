import { isSafeLink } from '../../model/link.ts'
import type { IncomingInline, IncomingRun } from '../incoming.ts'
import { labelledReference } from '../labelled.ts'
import { cleanText, oneLine, run } from '../words.ts'
import { createFields } from './fields.ts'
import { pointOfBookmark } from './pointOfBookmark.ts'
import type { Lost } from './lost.ts'
import type { ChangeLog } from './trackedChanges.ts'
import type { LinkingPart, WordPackage } from './wordPackage.ts'
import type { WordStyle } from './styles.ts'
import { allOf, child, childrenOf, isOn, textOf, valueOf, type XmlElement } from './xml.ts'

/** What stands among the words of a paragraph: words, and where comments and points begin and end. */
export type Piece =
  | IncomingInline
  | { readonly kind: 'comment-start' | 'comment-end' | 'comment-mark'; readonly id: string }
  | { readonly kind: 'point'; readonly id: string }

export interface Setting {
  readonly word: WordPackage
  readonly style: (id: string | null) => WordStyle
  readonly changes: ChangeLog
  readonly lost: Lost
}

/** Where words stand. */
export interface Around {
  readonly part: LinkingPart
  readonly paragraph: WordStyle
  /** The tracked change that all of it belongs to. */
  readonly change: number | null
  readonly link: string | null
}

/** Reads what stands in paragraphs. One for each part, because a field may go on in the next paragraph. */
export function createInlines(setting: Setting) {
  const { word, changes, lost } = setting
  const fields = createFields()
  const used = new Set<string>()

  const piecesOf = (element: XmlElement, around: Around): Piece[] =>
    childrenOf(element).flatMap((one) => pieceOf(one, around))

  function pieceOf(element: XmlElement, around: Around): Piece[] {
    switch (element.name) {
      case 'w:r':
        return runPieces(element, around)
      case 'w:hyperlink':
        return hyperlink(element, around)
      case 'w:ins':
      case 'w:moveTo':
        return piecesOf(element, { ...around, change: changes.of('inserted', element) })
      case 'w:del':
      case 'w:moveFrom':
        return piecesOf(element, { ...around, change: changes.of('deleted', element) })
      case 'w:fldSimple':
        return linked(fields.meaning(element.attributes['w:instr'] ?? ''), element, around)
      case 'w:bookmarkStart': {
        const id = pointOfBookmark(element.attributes['w:name'] ?? '')
        return id === null ? [] : [{ kind: 'point', id }]
      }
      case 'w:commentRangeStart':
        return [{ kind: 'comment-start', id: element.attributes['w:id'] ?? '' }]
      case 'w:commentRangeEnd':
        return [{ kind: 'comment-end', id: element.attributes['w:id'] ?? '' }]
      case 'm:oMath':
        lost.formulas++
        return []
      case 'mc:AlternateContent':
        return piecesOf(
          child(element, 'mc:Fallback') ?? child(element, 'mc:Choice') ?? NOTHING,
          around,
        )
      case 'w:altChunk':
        lost.embedded++
        return []
      default:
        return element.name.endsWith('Pr') ? [] : piecesOf(element, around)
    }
  }

  function runPieces(element: XmlElement, around: Around): Piece[] {
    const own = child(element, 'w:rPr')
    const looks = looksOf(own, around)
    const pieces = childrenOf(element).flatMap((one): Piece[] => {
      const made = inRun(one, around, looks)
      // Nothing of a field is words but its result.
      const shown = fields.isShown()
        ? made
        : made.filter((piece) => piece.kind.startsWith('comment'))
      if (around.change === null && shown.some((piece) => piece.kind === 'text'))
        changes.interrupt()
      return shown
    })
    return around.change === null ? withFormerLooks(pieces, own, looks, around) : pieces
  }

  /** Words of which somebody tracked how they look: the same words as they were went, and came as they are. */
  function withFormerLooks(
    pieces: Piece[],
    own: XmlElement | undefined,
    looks: Partial<IncomingRun>,
    around: Around,
  ): Piece[] {
    const tracked = child(own, 'w:rPrChange')
    if (tracked === undefined) return pieces
    const former = looksOf(child(tracked, 'w:rPr'), around)
    if (MARKS.every((mark) => former[mark] === looks[mark])) return pieces
    const marks = Object.fromEntries(MARKS.map((mark) => [mark, former[mark]]))
    return pieces.flatMap((piece): Piece[] =>
      piece.kind === 'text'
        ? [
            { ...piece, ...marks, change: changes.of('deleted', tracked) },
            { ...piece, change: changes.of('inserted', tracked) },
          ]
        : [piece],
    )
  }

  function inRun(one: XmlElement, around: Around, looks: Partial<IncomingRun>): Piece[] {
    const words = (text: string): Piece[] => {
      const meaning = fields.current()
      if (meaning?.kind === 'point') return label(meaning.id, text)
      const link = meaning?.kind === 'link' ? meaning.href : (looks.link ?? null)
      return [run(text, { ...looks, link })]
    }
    const label = (id: string, text: string): Piece[] => [
      labelledReference(id, [run(text, looks)], around.change),
    ]
    switch (one.name) {
      case 'w:t':
      case 'w:delText':
        return words(cleanText(textOf(one)).replaceAll(/[\t\n\r]/g, ' '))
      case 'w:tab':
      case 'w:ptab':
        return words(' ')
      case 'w:noBreakHyphen':
        return words('\u2011')
      case 'w:softHyphen':
        return words('\u00ad')
      case 'w:br':
      case 'w:cr': {
        const type = one.attributes['w:type']
        // The end of a page or column is no end of a line, but two words.
        if (type === 'page' || type === 'column') return words(' ')
        return [{ kind: 'break', change: around.change }]
      }
      case 'w:footnoteReference':
        return note('footnotes', one.attributes['w:id'] ?? '', around)
      case 'w:endnoteReference':
        return note('endnotes', one.attributes['w:id'] ?? '', around)
      case 'w:commentReference':
        return [{ kind: 'comment-mark', id: one.attributes['w:id'] ?? '' }]
      case 'w:sym':
        lost.symbols++
        return []
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        drawing(one)
        return []
      case 'w:fldChar':
        fields.mark(one.attributes['w:fldCharType'] ?? '')
        return []
      case 'w:instrText':
      case 'w:delInstrText':
        fields.instruct(textOf(one))
        return []
      case 'mc:AlternateContent':
        return childrenOf(child(one, 'mc:Fallback') ?? child(one, 'mc:Choice') ?? NOTHING).flatMap(
          (inner) => inRun(inner, around, looks),
        )
      default:
        // Both lines of a ruby text are words.
        return one.name.endsWith('Pr')
          ? []
          : one.name === 'w:ruby'
            ? words(allOf(one, 'w:t').map(textOf).join(' '))
            : []
    }
  }

  function drawing(element: XmlElement): void {
    const boxes = allOf(element, 'w:txbxContent')
    const words = oneLine(
      (boxes[0] === undefined ? [] : allOf(boxes[0], 'w:p'))
        .map((line) => allOf(line, 'w:t').map(textOf).join(''))
        .join(' / '),
    )
    if (words !== '') lost.boxes.push(words)
    else if (element.name === 'w:object') lost.objects++
    else lost.pictures++
  }

  function looksOf(own: XmlElement | undefined, around: Around): Partial<IncomingRun> {
    const named = setting.style(valueOf(own, 'w:rStyle'))
    const { paragraph, link, change } = around
    const isHeading = paragraph.heading !== null || paragraph.isTitle
    const links = link !== null || fields.current() !== null
    return {
      bold: isOn(own, 'w:b') ?? named.bold ?? (isHeading ? false : (paragraph.bold ?? false)),
      italic: isOn(own, 'w:i') ?? named.italic ?? (isHeading ? false : (paragraph.italic ?? false)),
      // What is underlined because it is a link looks so anyway.
      underline:
        isOn(own, 'w:u') ?? (links ? false : (named.underline ?? paragraph.underline ?? false)),
      link,
      change,
    }
  }

  function hyperlink(element: XmlElement, around: Around): Piece[] {
    const target = word.links(around.part, element.attributes['r:id'] ?? '')
    const point = pointOfBookmark(element.attributes['w:anchor'] ?? '')
    if (target === null && point !== null)
      return linked({ kind: 'point', id: point }, element, around)
    return linked(target === null ? null : { kind: 'link', href: target }, element, around)
  }

  function linked(
    meaning: ReturnType<typeof fields.meaning>,
    element: XmlElement,
    around: Around,
  ): Piece[] {
    if (meaning?.kind !== 'point') {
      const link = meaning !== null && isSafeLink(meaning.href) ? meaning.href : around.link
      return piecesOf(element, { ...around, link })
    }
    const pieces = piecesOf(element, around)
    const label = pieces.filter((one) => one.kind === 'text')
    const change = label[0]?.change ?? around.change
    return [
      labelledReference(meaning.id, label, change),
      ...pieces.filter((one) => one.kind !== 'text'),
    ]
  }

  function note(part: 'footnotes' | 'endnotes', id: string, around: Around): Piece[] {
    const key = `${part} ${id}`
    const element = childrenOf(word[part] ?? NOTHING).find((one) => one.attributes['w:id'] === id)
    // A note that is used twice could be written out without end.
    if (element === undefined || used.has(key)) return []
    used.add(key)
    const inner: Around = { ...around, part, paragraph: setting.style(null), link: null }
    const content = allOf(element, 'w:p').flatMap((line, at) => [
      ...(at === 0 ? [] : [run(' ')]),
      ...piecesOf(line, inner).flatMap((one) =>
        one.kind === 'text' ? [one] : one.kind === 'break' ? [run(' ')] : [],
      ),
    ])
    const first = content.findIndex((one) => one.text.trim() !== '')
    return [
      {
        kind: 'footnote',
        content: content
          .slice(Math.max(0, first))
          .map((one, at) => (at === 0 ? { ...one, text: one.text.trimStart() } : one)),
        change: around.change,
      },
    ]
  }

  return { piecesOf, used }
}

const MARKS = ['bold', 'italic', 'underline'] as const

const NOTHING: XmlElement = { name: '', attributes: {}, children: [] }
