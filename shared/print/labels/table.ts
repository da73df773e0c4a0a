import type { LabelLanguage } from '../../model/labelLanguage.ts'
import { ARABIC } from './ar.ts'
import { ENGLISH } from './en.ts'
import { FRENCH } from './fr.ts'
import { INDONESIAN } from './id.ts'
import type { Labels } from './labels.ts'
import { RUSSIAN } from './ru.ts'
import { UKRAINIAN } from './uk.ts'

/** The labels of every language. */
export const LABELS: Readonly<Record<LabelLanguage, Labels>> = {
  en: ENGLISH,
  uk: UKRAINIAN,
  ru: RUSSIAN,
  fr: FRENCH,
  id: INDONESIAN,
  ar: ARABIC,
}
