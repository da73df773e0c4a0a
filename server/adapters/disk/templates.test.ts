import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readTemplates } from './templates.ts'

const shipped = readTemplates(fileURLToPath(new URL('../../templates', import.meta.url)))

describe('the templates that Parley comes with', () => {
  it('are the 28 points and a blank one', () => {
    expect([...shipped.keys()]).toEqual(['28-points', 'blank'])
  })

  it('hold each source number from 1 to 28 once, in order inside each pillar', () => {
    const pillars = shipped.get('28-points')?.pillars ?? []
    const numbers = pillars.map((pillar) => pillar.points.map((point) => point.sourceNumber ?? 0))
    expect(pillars.map((pillar) => pillar.heading)).toEqual([
      'Peace',
      'Security guarantees',
      'European stability',
      'Future relations',
    ])
    const byNumber = (a: number, b: number): number => a - b
    expect(numbers.flat().sort(byNumber)).toEqual(Array.from({ length: 28 }, (_, at) => at + 1))
    for (const own of numbers) expect(own).toEqual([...own].sort(byNumber))
  })

  it('give every party a letter and a colour of its own', () => {
    for (const { parties } of shipped.values()) {
      expect(new Set(parties.map((party) => party.letter)).size).toBe(parties.length)
      expect(new Set(parties.map((party) => party.colour)).size).toBe(parties.length)
    }
  })
})

describe('a template that is not as it should be', () => {
  it('is named', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-templates-'))
    writeFileSync(join(folder, 'bad.json'), '{"title": ""}')
    expect(() => readTemplates(folder)).toThrow('bad.json')
    rmSync(folder, { recursive: true })
  })
})
