import type { TrendSample } from '../../../shared/model/record.ts'

/** One of the lines: what it counts, and how it is called at its end. */
export interface TrendLine {
  readonly name: 'agreed' | 'bracketed' | 'stale'
  readonly label: string
  readonly of: (sample: TrendSample) => number
}

export const TREND_LINES: readonly TrendLine[] = [
  {
    name: 'agreed',
    label: 'agreed',
    of: (sample) => sample.agreed + sample.adReferendum,
  },
  { name: 'bracketed', label: 'in brackets', of: (sample) => sample.bracketed },
  { name: 'stale', label: 'earlier wording', of: (sample) => sample.stale },
]

/** The room that the lines have, in units of the drawing. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a moment and a count stand in the frame. */
export function scale(samples: readonly TrendSample[], frame: Frame) {
  const [first, last] = [samples[0]?.at ?? 0, samples.at(-1)?.at ?? 1]
  const most = Math.max(1, ...samples.map((sample) => sample.points))
  return {
    most,
    x: (at: number): number =>
      frame.left + (frame.width * (at - first)) / Math.max(1, last - first),
    y: (howMany: number): number => frame.top + frame.height * (1 - howMany / most),
  }
}

/** A line in steps: a count holds until the moment of the next one. */
export function steps(
  samples: readonly TrendSample[],
  of: TrendLine['of'],
  { x, y }: Pick<ReturnType<typeof scale>, 'x' | 'y'>,
): string {
  return samples
    .map((sample, at) =>
      at === 0
        ? `M${round(x(sample.at))} ${round(y(of(sample)))}`
        : `H${round(x(sample.at))}V${round(y(of(sample)))}`,
    )
    .join('')
}

/** Heights for the labels at the ends of the lines, in the same order, pushed apart so that none covers another. */
export function labelHeights(heights: readonly number[], apart: number, lowest: number): number[] {
  const order = heights.map((height, at) => ({ height, at })).sort((a, b) => a.height - b.height)
  let next = Number.NEGATIVE_INFINITY
  for (const one of order) {
    one.height = Math.max(one.height, next)
    next = one.height + apart
  }
  let limit = lowest
  for (const one of [...order].reverse()) {
    one.height = Math.min(one.height, limit)
    limit = one.height - apart
  }
  const placed = [...heights]
  for (const { height, at } of order) placed[at] = height
  return placed
}

const round = (value: number): number => Math.round(value * 10) / 10
