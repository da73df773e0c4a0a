import { expect, it } from 'vitest'
import { nearbyPages } from './nearbyPages.ts'

it.each([
  [1, 41, [1, 2, 3]],
  [2, 41, [1, 2, 3]],
  [7, 41, [6, 7, 8]],
  [41, 41, [39, 40, 41]],
  [2, 2, [1, 2]],
  [1, 1, [1]],
])('page %i of %i stands among its neighbours', (number, count, expected) => {
  expect(nearbyPages(number, count)).toEqual(expected)
})
