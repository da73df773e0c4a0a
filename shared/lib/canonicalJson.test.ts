import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonicalJson.ts'

describe('canonical JSON', () => {
  it('is the same whatever the order of keys', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { d: 'x', c: 2 }] })).toBe(
      '{"a":[true,null,{"c":2,"d":"x"}],"b":1}',
    )
    expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  })

  it('orders keys by their code units, as other programs do', () => {
    expect(canonicalJson({ é: 1, z: 2, A: 3, '10': 4, '2': 5 })).toBe(
      '{"10":4,"2":5,"A":3,"z":2,"é":1}',
    )
  })

  it('reads back as what it was made of, and is the same again', () => {
    const data = { text: 'Сторони “agree”\n\u2028', list: [0, -1, 1.5], none: null }
    const text = canonicalJson(data)
    expect(JSON.parse(text)).toEqual(data)
    expect(canonicalJson(JSON.parse(text))).toBe(text)
  })

  it('leaves out what is not there and takes nothing that is no data', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
    expect(() => canonicalJson([undefined])).toThrow()
  })
})
