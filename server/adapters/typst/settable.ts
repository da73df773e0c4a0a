import type {
  PrintAuthors,
  PrintBlock,
  PrintCaucus,
  PrintChange,
  PrintDocument,
  PrintInline,
  PrintLine,
  PrintPosition,
  PrintTable,
  PrintText,
  PrintThread,
  Voice,
} from '../../../shared/print/printDocument.ts'
import type { Legible } from './legible.ts'

/** How many letters fit in a line, about. The look is in the templates beside; these numbers follow it. */
const ROOM = {
  title: 22,
  heading: 46,
  line: 76,
  column: 56,
  note: 90,
  party: 18,
  author: 14,
  reason: 34,
  clause: 4,
  gap: 2,
  least: 3,
} as const

/** Languages whose words the setter hyphenates, where they run in one direction. */
const HYPHENATED: ReadonlySet<string> = new Set(['en', 'uk', 'ru', 'be', 'el'])
const hyphenates = (voice: Voice): boolean =>
  !voice.mixed && voice.language !== null && HYPHENATED.has(voice.language)

/** The same document with all its words legible in the fonts at hand and no word wider than its place. */
export function makeSettable(document: PrintDocument, legible: Legible): PrintDocument {
  const setLine = (line: PrintLine, room: number): PrintLine => ({
    ...line,
    text: legible(line.text, room, hyphenates(line)),
  })
  const setText = (run: PrintText, voice: Voice, room: number): PrintText => ({
    ...run,
    text: legible(run.text, room, hyphenates(voice)),
  })

  function setInline(inline: PrintInline, voice: Voice, room: number): PrintInline {
    switch (inline.kind) {
      case 'text':
        return setText(inline, voice, room)
      case 'break':
        return inline
      case 'mark':
        return {
          ...inline,
          name: inline.name === null ? null : legible(inline.name, room, hyphenates(voice)),
        }
      case 'footnote':
        return {
          ...inline,
          content: inline.content.map((run) => setText(run, inline, ROOM.note)),
        }
      case 'reference':
        return { ...inline, label: legible(inline.label, room, hyphenates(voice)) }
    }
  }

  function setBlock(block: PrintBlock, room: number): PrintBlock {
    switch (block.kind) {
      case 'paragraph':
        return {
          ...block,
          content: block.content.map((inline) => setInline(inline, block, room)),
        }
      case 'clauses':
      case 'bullets': {
        const inside = Math.max(ROOM.least, room - ROOM.clause)
        return {
          ...block,
          items: block.items.map((item) => ({
            ...item,
            blocks: item.blocks.map((inner) => setBlock(inner, inside)),
          })),
        }
      }
      case 'bracket':
        return {
          ...block,
          blocks: block.blocks.map((inner) => setBlock(inner, Math.max(ROOM.least, room - 2))),
        }
      case 'table':
        return {
          ...block,
          cells: block.cells.map((cell) => {
            const inside = roomOf(block, cell, room)
            return { ...cell, blocks: cell.blocks.map((inner) => setBlock(inner, inside)) }
          }),
        }
    }
  }

  const setPosition = (position: PrintPosition): PrintPosition => ({
    ...position,
    party: setLine(position.party, ROOM.party),
    letter: setLine(position.letter, ROOM.clause),
    reason: position.reason === null ? null : setLine(position.reason, ROOM.reason),
    alternatives: position.alternatives.map((block) => setBlock(block, ROOM.reason)),
  })

  const setChange = (change: PrintChange): PrintChange => ({
    ...change,
    notes: change.notes.map((note) => setLine(note, ROOM.line)),
    headingBefore:
      change.headingBefore === null ? null : setLine(change.headingBefore, ROOM.heading),
    lines:
      change.lines?.map((line) => ({
        ...line,
        runs: line.runs.map((run) => ({
          ...run,
          text: legible(run.text, ROOM.line, hyphenates(line)),
        })),
      })) ?? null,
  })

  const setThread = (thread: PrintThread): PrintThread => ({
    ...thread,
    quotation: thread.quotation === null ? null : setLine(thread.quotation, ROOM.line),
    resolution: thread.resolution === null ? null : setLine(thread.resolution, ROOM.line),
    said: thread.said.map((said) => ({
      ...said,
      author: setLine(said.author, ROOM.heading),
      blocks: said.blocks.map((block) => setBlock(block, ROOM.line)),
    })),
  })

  const setAuthors = (authors: PrintAuthors): PrintAuthors => ({
    ...authors,
    points: authors.points.map((point) => ({
      ...point,
      heading: setLine(point.heading, ROOM.party),
      parties: point.parties.map((side) => ({
        ...side,
        party: setLine(side.party, ROOM.author),
        people: side.people.map((one) => ({ ...one, name: setLine(one.name, ROOM.author) })),
      })),
    })),
    members: authors.members.map((group) => ({
      ...group,
      party: setLine(group.party, ROOM.heading),
      people: group.people.map((one) => ({ ...one, name: setLine(one.name, ROOM.heading) })),
    })),
  })

  const setCaucus = (caucus: PrintCaucus): PrintCaucus => ({
    ...caucus,
    heading: setLine(caucus.heading, ROOM.title),
    banner: setLine(caucus.banner, ROOM.line),
    points: caucus.points.map((point) => ({
      ...point,
      heading: setLine(point.heading, ROOM.heading),
      blocks: point.blocks.map((block) => setBlock(block, ROOM.line)),
      position:
        point.position === null
          ? null
          : {
              ...point.position,
              reason:
                point.position.reason === null ? null : setLine(point.position.reason, ROOM.line),
            },
      threads: point.threads.map(setThread),
    })),
  })

  // In columns the text has little more than half a page.
  const room = document.layout === 'columns' ? ROOM.column : ROOM.line
  return {
    ...document,
    title: setLine(document.title, ROOM.title),
    symbol: setLine(document.symbol, ROOM.heading),
    parties: document.parties.map((party) => setLine(party, ROOM.heading)),
    pillars: document.pillars.map((pillar) => ({
      ...pillar,
      heading: setLine(pillar.heading, ROOM.heading),
      points: pillar.points.map((point) => ({
        ...point,
        heading: setLine(point.heading, ROOM.heading),
        blocks: point.blocks.map((block) => setBlock(block, room)),
        positions: point.positions?.map(setPosition) ?? null,
        change: point.change === null ? null : setChange(point.change),
      })),
    })),
    annex:
      document.annex === null
        ? null
        : {
            ...document.annex,
            points: document.annex.points.map((point) => ({
              ...point,
              heading: setLine(point.heading, ROOM.heading),
              threads: point.threads.map(setThread),
            })),
          },
    signatures:
      document.signatures === null
        ? null
        : {
            ...document.signatures,
            text: setLine(document.signatures.text, ROOM.line),
            closed: setLine(document.signatures.closed, ROOM.line),
            parties: document.signatures.parties.map((side) => ({
              party: setLine(side.party, ROOM.heading),
              letter: setLine(side.letter, ROOM.clause),
              initials: side.initials.map((one) => setLine(one, ROOM.line)),
            })),
          },
    authors: document.authors === null ? null : setAuthors(document.authors),
    caucus: document.caucus === null ? null : setCaucus(document.caucus),
    recipient:
      document.recipient === null
        ? null
        : { ...document.recipient, name: setLine(document.recipient.name, ROOM.heading) },
    watermark: document.watermark === null ? null : setLine(document.watermark, ROOM.line),
  }
}

/** The letters that fit in a cell, out of those that fit across its table. */
function roomOf(table: PrintTable, cell: { x: number; colspan: number }, room: number): number {
  const all = table.columns.reduce((sum, share) => sum + share, 0)
  const own = table.columns
    .slice(cell.x, cell.x + cell.colspan)
    .reduce((sum, share) => sum + share, 0)
  return Math.max(ROOM.least, Math.floor((room * own) / all) - ROOM.gap)
}
