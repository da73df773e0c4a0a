/** The languages in which a printed plan can say what it says itself: its labels, and nobody's text. */
export const LABEL_LANGUAGES = ['en', 'uk', 'ru', 'fr', 'id', 'ar'] as const
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number]
