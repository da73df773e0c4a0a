import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeProblem } from '../../../../shared/wire/problem.ts'
import type { Answer } from '../../../sync/api.ts'
import { createPreview, type Query, REST_MS } from './createPreview.ts'
import type { PdfPages } from './pages.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

interface Asked {
  readonly query: Query
  readonly signal: AbortSignal
  readonly wait: () => void
  readonly answer: (answer: Answer<Blob>) => void
}

/** A desk whose documents are answered by hand, and which of its pages are open. */
function aDesk() {
  const asked: Asked[] = []
  const opened: (PdfPages & { isOpen: boolean })[] = []
  const desk = createPreview({
    make: (query, signal, wait) =>
      new Promise((answer) => asked.push({ query, signal, wait, answer })),
    async open(bytes) {
      if (bytes.byteLength === 0) throw new Error('not a PDF')
      const pages = {
        ...{ isOpen: true, count: bytes.byteLength, proportion: 0.7 },
        draw: async () => null,
        words: async () => '',
        close() {
          pages.isOpen = false
        },
      }
      opened.push(pages)
      return pages
    },
  })
  /** Answers the last request with a document of so many pages; none is no PDF. */
  const answer = async (pages: number): Promise<void> => {
    asked.at(-1)?.answer({ ok: true, value: fileOf(pages) })
    await vi.advanceTimersByTimeAsync(0)
  }
  return { desk, asked, opened, answer, now: () => desk.store.getState() }
}

const fileOf = (pages: number): Blob =>
  Object.assign(new Blob(), { arrayBuffer: async () => new ArrayBuffer(pages) })

describe('a preview', () => {
  it('asks at once the first time, and shows what comes', async () => {
    const { desk, asked, answer, now } = aDesk()
    desk.show({ layout: 'clean' })
    expect(asked.map(({ query }) => query)).toEqual([{ layout: 'clean' }])
    expect(now().state).toBe('making')
    await answer(4)
    expect(now()).toMatchObject({ state: 'shown', problem: null, pages: { count: 4 } })
  })

  it('waits until whoever chooses rests, and gives up what nobody wants any more', async () => {
    const { desk, asked, answer, now } = aDesk()
    desk.show({ watermark: 'D' })
    desk.show({ watermark: 'DR' })
    desk.show({ watermark: 'DRAFT' })
    expect(asked[0]?.signal.aborted).toBe(true)
    await vi.advanceTimersByTimeAsync(REST_MS - 1)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked.map(({ query }) => query['watermark'])).toEqual(['D', 'DRAFT'])
    asked[0]?.answer({ ok: true, value: fileOf(9) })
    await answer(2)
    expect(now().pages?.count).toBe(2)
  })

  it('keeps the pages of earlier choices until the new ones are there, and closes them then', async () => {
    const { desk, opened, answer, now } = aDesk()
    desk.show({ layout: 'clean' })
    await answer(4)
    desk.show({ layout: 'columns' })
    expect(now()).toMatchObject({ state: 'making', pages: { count: 4 } })
    await vi.advanceTimersByTimeAsync(REST_MS)
    await answer(6)
    expect(now()).toMatchObject({ state: 'shown', pages: { count: 6 } })
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, true])
    desk.close()
    desk.close()
    expect(opened.map(({ isOpen }) => isOpen)).toEqual([false, false])
  })

  it('asks nothing anew for the same choices', async () => {
    const { desk, asked, answer } = aDesk()
    desk.show({ layout: 'clean' })
    await answer(4)
    desk.show({ layout: 'clean' })
    await vi.advanceTimersByTimeAsync(REST_MS)
    expect(asked).toHaveLength(1)
  })

  it('says why there is none, and tries again when told so', async () => {
    const { desk, asked, answer, now } = aDesk()
    desk.show({ standard: 'a' })
    const problem = makeProblem('refused', 'This server cannot make PDF/A files.')
    asked[0]?.answer({ ok: false, problem })
    await vi.advanceTimersByTimeAsync(0)
    expect(now()).toMatchObject({ state: 'failed', problem: problem.detail })
    desk.again()
    await answer(0)
    expect(now().problem).toContain('cannot be drawn in this browser')
    desk.again()
    await answer(1)
    expect(now()).toMatchObject({ state: 'shown', problem: null })
  })

  it('says when documents of others come first', () => {
    const { desk, asked, now } = aDesk()
    desk.show({})
    asked[0]?.wait()
    expect(now().state).toBe('waiting')
  })

  it('opens nothing once it is closed', async () => {
    const { desk, opened, answer } = aDesk()
    desk.show({})
    desk.close()
    await answer(3)
    expect(opened.filter(({ isOpen }) => isOpen)).toEqual([])
  })
})
