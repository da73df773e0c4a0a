import { counted } from './counted.ts'
import type { Marker, MarkerForm } from './source.ts'

/** How the items of lists are labelled here, by how many counted lists theirs stands in. */
const FORMS: readonly MarkerForm[] = ['letter', 'roman', 'LETTER']

const SHOWN: Readonly<Record<MarkerForm, string>> = {
  decimal: '1, 2, 3',
  letter: 'a, b, c',
  LETTER: 'A, B, C',
  roman: 'i, ii, iii',
  ROMAN: 'I, II, III',
  bullet: '',
}

/** Notes which lists have other labels here than in their file: words that name an item may aim at another one then. */
export function createRelabelled() {
  const lists = new Set<string>()
  const forms = new Set<string>()
  let jumps = false
  return {
    item(marker: Marker, place: number, level: number): void {
      const isOther = marker.form !== FORMS[Math.min(level, FORMS.length - 1)]
      if (!isOther && marker.value === place) return
      lists.add(marker.list)
      if (isOther) forms.add(SHOWN[marker.form])
      else jumps = true
    },
    sentences(): readonly string[] {
      if (lists.size === 0) return []
      const were = [
        ...(forms.size === 0 ? [] : [`counted ${[...forms].join(' or ')}`]),
        ...(jumps ? ['counted from another number, or with gaps'] : []),
      ]
      return [
        `${counted(lists.size, 'list has', 'lists have')} other labels here, which are (a), (i) and (A) by their depth: in the file they were ${were.join(', or ')}. Check words that refer to an item.`,
      ]
    },
  }
}
