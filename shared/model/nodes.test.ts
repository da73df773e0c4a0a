import { describe, expect, it } from 'vitest'
import { holdsWords, isAttribute, isMark, mayStandIn } from './nodes.ts'
import { pointSchema } from './schema.ts'

describe('what may stand where in a text', () => {
  it('never depends on order: what fits at the start of a node fits behind everything that fits', () => {
    for (const outer of Object.values(pointSchema.nodes)) {
      const fitting = Object.values(pointSchema.nodes).filter(
        (inner) => outer.contentMatch.matchType(inner) !== null,
      )
      for (const first of fitting) {
        const behind = outer.contentMatch.matchType(first)
        for (const inner of fitting) {
          expect(behind?.matchType(inner), `${inner.name} behind ${first.name}`).toBeTruthy()
        }
        // … and may end there, so that a merge that takes the others away leaves it valid.
        expect(behind?.validEnd, `${outer.name} may end behind ${first.name}`).toBe(true)
      }
    }
  })

  it('knows which element goes into which', () => {
    expect(mayStandIn('paragraph', null)).toBe(true)
    expect(mayStandIn('paragraph', 'listItem')).toBe(true)
    expect(mayStandIn('listItem', 'orderedList')).toBe(true)
    expect(mayStandIn('footnote', 'paragraph')).toBe(true)
    for (const [child, parent] of [
      ['listItem', null],
      ['paragraph', 'paragraph'],
      ['footnote', 'footnote'],
      ['tableRow', 'tableCell'],
      ['paragraph', 'hardBreak'],
      ['doc', null],
      ['text', 'paragraph'],
      ['heading', null],
      ['__proto__', null],
      ['constructor', 'paragraph'],
      ['paragraph', '__proto__'],
    ] as const) {
      expect(mayStandIn(child, parent), `${child} in ${parent}`).toBe(false)
    }
    expect(['paragraph', 'footnote'].every(holdsWords)).toBe(true)
    expect(['listItem', 'table', 'hardBreak', 'toString'].some(holdsWords)).toBe(false)
  })

  it('checks attributes by name, type and bounds', () => {
    expect(isAttribute('tableCell', 'colspan', 2)).toBe(true)
    expect(isAttribute('tableCell', 'colwidth', [120, null])).toBe(true)
    expect(isAttribute('pointReference', 'pointId', 'seven')).toBe(true)
    for (const [node, name, value] of [
      ['tableCell', 'colspan', 0],
      ['tableCell', 'colspan', 1e9],
      ['tableCell', 'colspan', '2'],
      ['tableCell', 'colwidth', ['<b>']],
      ['tableCell', 'style', 'x'],
      ['paragraph', 'colspan', 2],
      ['pointReference', 'pointId', 'NOT AN ID'],
      ['pointReference', '__proto__', 'x'],
      ['nothing', 'pointId', 'seven'],
    ] as const) {
      expect(isAttribute(node, name, value), `${node}.${name}`).toBe(false)
    }
  })

  it('checks marks, with or without the hash of the binding', () => {
    expect(isMark('bold', {})).toBe(true)
    expect(isMark('bold', null)).toBe(true)
    expect(isMark('link--aGFzaA==', { href: 'https://example.org' })).toBe(true)
    for (const [key, value] of [
      ['bold', true],
      ['bold', { onclick: 'x' }],
      ['link', { href: 'javascript:alert(1)' }],
      ['link', { href: 'https://example.org', target: 'x' }],
      ['link', { href: 5 }],
      ['strike', {}],
      ['__proto__', {}],
      ['bold--' + 'x'.repeat(99), {}],
    ] as const) {
      expect(isMark(key, value), key).toBe(false)
    }
  })
})
