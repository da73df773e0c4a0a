import type { IntakeRefusal } from './incoming.ts'

const SENTENCES: Readonly<Record<IntakeRefusal, string>> = {
  'too-large':
    'This file is larger than 5 MB: take out its pictures, or split it, and choose it again.',
  'inflates-too-far':
    'This file unpacks to more than 50 MB, which no plan does: save a fresh copy from your word processor and choose that.',
  'too-many-parts':
    'This file is made of more parts than a document has: save a fresh copy from your word processor and choose that.',
  'has-entities':
    'This file holds definitions that could make it do harm (a DOCTYPE), so it was not read: save a fresh copy from your word processor and choose that.',
  'reaches-outside':
    'This file takes something in from elsewhere, such as a linked picture or object: break those links in your word processor, save it and choose it again.',
  encrypted: 'This file is protected by a password: save a copy without one and choose that.',
  'old-word':
    'This is a document of an old Word, or one with a password: open it, save it as .docx without a password, and choose that.',
  damaged:
    'This file is damaged and cannot be read: open it in your word processor, save a fresh copy and choose that.',
  'unknown-form':
    'This is not a kind of file that can be read here: choose a Word document (.docx), Markdown, plain text or a plan exported as JSON.',
  empty: 'No words were found in this file: check that it is the one you meant.',
  'too-much-text':
    'This text is larger than a plan can be (40 pillars, 200 points in each, 200,000 letters in a point): split it and bring in one part at a time.',
  'too-entangled':
    'In this text so many lists, quotations or marks stand inside one another that it cannot be read as Markdown: save it as plain text (.txt) or as a Word document and choose that.',
}

/** What is wrong with a file and what to do next, in one sentence. */
export const intakeSentence = (refusal: IntakeRefusal): string => SENTENCES[refusal]
