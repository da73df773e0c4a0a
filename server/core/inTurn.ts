/** What was begun last for each thing, whatever came of it. */
const last = new WeakMap<object, Promise<unknown>>()

/** Acts once everything that was begun before for the same thing has come to its end, well or badly. */
export function inTurn<T>(thing: object, act: () => Promise<T>): Promise<T> {
  const mine = (last.get(thing) ?? Promise.resolve()).then(act)
  last.set(
    thing,
    mine.catch(() => undefined),
  )
  return mine
}
