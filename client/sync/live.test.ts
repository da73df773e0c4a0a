import { expect, it, vi } from 'vitest'
import { createLive } from './live.ts'

function setUp(same?: (a: number[], b: number[]) => boolean) {
  let source = [1]
  let change = (): void => undefined
  const read = vi.fn<() => number[]>(() => [...source])
  const live = createLive({
    observe: (onChange) => (change = onChange),
    read,
    ...(same && { same }),
  })
  return {
    live,
    read,
    set: (next: number[]) => {
      source = next
      change()
    },
  }
}

it('reads only when its source has changed, so that asking often costs nothing', () => {
  const { live, read, set } = setUp()
  expect(live.get()).toBe(live.get())
  expect(read).toHaveBeenCalledTimes(1)
  set([2])
  expect(live.get()).toEqual([2])
  expect(read).toHaveBeenCalledTimes(2)
})

it('keeps the value and tells nobody when the new one is the same', () => {
  const { live, set } = setUp((a, b) => a.join() === b.join())
  const heard = vi.fn<() => void>()
  live.subscribe(heard)
  const before = live.get()
  set([1])
  expect(live.get()).toBe(before)
  expect(heard).not.toHaveBeenCalled()
  set([3])
  expect(heard).toHaveBeenCalledTimes(1)
})

it('no longer tells who has left', () => {
  const { live, set } = setUp()
  const heard = vi.fn<() => void>()
  live.subscribe(heard)()
  set([2])
  expect(heard).not.toHaveBeenCalled()
})
