import type { Stance } from './entry.ts'

const SENTENCES: Record<Stance | 'withdrawn', string> = {
  accept: 'Accepts',
  'accept-ad-referendum': 'Accepts ad referendum',
  'accept-with-reservation': 'Accepts with reservation',
  oppose: 'Opposes',
  'seek-instructions': 'Seeks instructions',
  withdrawn: 'Position withdrawn',
}

/** What a party does with a stance, for instance "Accepts ad referendum". */
export const stanceSentence = (stance: Stance | 'withdrawn'): string => SENTENCES[stance]
