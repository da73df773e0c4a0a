import { planAkoma } from '../akomaPlan.ts'
import { aPlanFile } from './aPlanFile.ts'
import { allOf, type ReadElement, readXml } from './readXml.ts'

/** A plan written as Akoma Ntoso and read again. */
export function akomaPlanOf(...given: Parameters<typeof aPlanFile>): {
  readonly root: ReadElement
  readonly point: (eId: string) => ReadElement
} {
  const root = readXml(planAkoma(aPlanFile(...given)))
  return {
    root,
    point(eId) {
      const found = allOf(root, 'paragraph').find((one) => one.attributes['eId'] === eId)
      if (found === undefined) throw new Error(`There is no point ${eId}`)
      return found
    },
  }
}
