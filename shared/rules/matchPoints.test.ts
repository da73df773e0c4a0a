import { describe, expect, it } from 'vitest'
import type { PointId } from '../model/ids.ts'
import { type FilePoint, type KnownPoint, matchPoints } from './matchPoints.ts'

const known = (id: string, number: number, heading: string, words = ''): KnownPoint => ({
  id: id as PointId,
  number,
  heading,
  words,
})
const one = (id: string, number: number | null, heading: string, words = ''): FilePoint => ({
  id,
  number,
  heading,
  words,
})
const short = (matches: ReturnType<typeof matchPoints>): (string | null)[] =>
  matches.map((match) => match && `${match.pointId} ${match.by}`)

const PLAN = [
  known('a', 1, 'Sovereignty', 'All parties respect the borders that were agreed.'),
  known('b', 2, 'Schools', 'Schools teach tolerance in every district and town.'),
  known('c', 3, 'Review', 'A commission meets twice a year.'),
  known('d', 4, 'Review', 'The commission publishes what it found.'),
]

describe('which points of a plan the points of a file are', () => {
  it('goes by the id first, whatever became of number and heading', () => {
    const file = [one('b', 1, 'Sovereignty'), one('a', 7, 'Something else')]
    expect(short(matchPoints(file, PLAN, true))).toEqual(['b id', 'a id'])
    expect(short(matchPoints(file, PLAN, false))).toEqual(['a number-and-heading', null])
  })

  it('goes by number and heading, and then by a heading that only one has', () => {
    const file = [one('x', 9, 'SCHOOLS.'), one('y', 4, 'Review'), one('z', 9, 'Review')]
    expect(short(matchPoints(file, PLAN, true))).toEqual([
      'b heading',
      'd number-and-heading',
      'c heading',
    ])
  })

  it('goes by the words where two points have the same heading, or none fits', () => {
    const file = [
      one('x', null, 'Review', 'The commission publishes all that it found.'),
      one('y', 8, 'Education', 'Schools shall teach tolerance in every district.'),
      one('z', 5, 'Ports', 'The ports are open to all ships.'),
    ]
    expect(short(matchPoints(file, PLAN, true))).toEqual(['d words', 'b words', null])
  })

  it('gives no point to two, and is the same each time', () => {
    const file = [one('a', 1, 'Sovereignty'), one('a', 1, 'Sovereignty')]
    const matches = matchPoints(file, PLAN, true)
    expect(short(matches)).toEqual(['a id', null])
    expect(matchPoints(file, PLAN, true)).toEqual(matches)
  })
})
