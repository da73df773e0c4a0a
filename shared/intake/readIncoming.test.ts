import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { planFileText } from '../model/planFile.ts'
import { aPlanFile } from '../print/testing/aPlanFile.ts'
import { readIncoming } from './readIncoming.ts'
import { aWordFile, p } from './testing/aWordFile.ts'
import { blockWords } from './words.ts'

function read(name: string, bytes: Uint8Array) {
  const result = readIncoming(name, bytes)
  return result.ok
    ? result.value.pillars.flatMap((pillar) =>
        pillar.points.map((point) => `${point.heading}: ${blockWords(point.blocks)}`),
      )
    : result.reason
}
const words = 'A plan\n\n1. Peace: it is.\n2. Trust: it grows – ü, мир.\n'
const points = ['Peace: it is.', 'Trust: it grows – ü, мир.']

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2 + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, littleEndian)
  for (let at = 0; at < text.length; at++)
    view.setUint16(2 + at * 2, text.charCodeAt(at), littleEndian)
  return bytes
}

describe('a file that comes in', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', strToU8(words)],
    ['UTF-8 with its mark', strToU8(`\ufeff${words}`)],
    ['UTF-16, the lower byte first', utf16(words, true)],
    ['UTF-16, the higher byte first', utf16(words, false)],
    ['lines of an old system', strToU8(words.replaceAll('\n', '\r\n'))],
  ])('is read as text in %s', (_what, bytes) => {
    expect(read('plan.txt', bytes)).toEqual(points)
  })

  it('is read as what its bytes say, not its name', () => {
    const word = aWordFile(`${p('One', 'Heading1')}${p('x')}${p('Two', 'Heading1')}${p('y')}`)
    expect(read('plan.txt', word)).toEqual(['One: x', 'Two: y'])
    const file = planFileText(aPlanFile({ Peace: [{ heading: 'One' }] }))
    expect(read('plan.txt', strToU8(file))).toEqual(['One: '])
    expect(read('plan.md', strToU8('# A\n\n## B\n\n### C\n\n*x*'))).toEqual(['C: x'])
    expect(read('plan.docx', strToU8(words))).toEqual(points)
  })

  it.each<[string, Uint8Array, string]>([
    [
      'an old Word document',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'old-word',
    ],
    ['bytes that are no text', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2), 'unknown-form'],
    ['UTF-16 that is cut', utf16('ab', true).subarray(0, 5), 'unknown-form'],
    ['another format of documents', strToU8('{\\rtf1 x}'), 'unknown-form'],
    ['JSON of something else', strToU8('{"a": 1}'), 'unknown-form'],
    ['nothing', new Uint8Array(0), 'empty'],
    ['white space', strToU8(' \n\t\n'), 'empty'],
    ['more than five megabytes', new Uint8Array(5 * 1024 * 1024 + 1), 'too-large'],
  ])('is refused when it is %s', (_what, bytes, reason) => {
    expect(read('plan.txt', bytes)).toBe(reason)
  })
})
