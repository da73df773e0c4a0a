/** Bounds of what comes in, each with its reason. */
export const INTAKE_LIMITS = {
  /** A long treaty with its styles is a few hundred kilobytes; pictures are left out anyway. */
  fileBytes: 5 * 1024 * 1024,
  /** All parts that are read, unpacked. */
  inflatedBytes: 50 * 1024 * 1024,
  /** Parts of a Word file; those with many pictures have some hundreds. */
  parts: 2000,
  /** Elements of all XML of a Word file; a hundred pages have about 50,000. */
  elements: 500_000,
  /** Elements inside one another; tables in tables need about 40. */
  elementDepth: 200,
  /** As in a template of a plan. */
  pillars: 40,
  pointsInPillar: 200,
  /** A heading of a plan. */
  headingLetters: 160,
  /** One point travels in one frame of the wire, which is 1 MB. */
  pointLetters: 200_000,
  planLetters: 2_000_000,
  /** Blocks and inlines of a point, each of which becomes an element of a shared text. */
  pointParts: 50_000,
  comments: 5000,
  commentLetters: 10_000,
  changes: 20_000,
  losses: 200,
  /** Deeper lists are set as the deepest that a text shows well; the model reads no more than 40 levels. */
  listDepth: 9,
  /** Tables inside one another; deeper ones are set as paragraphs. */
  tableDepth: 3,
  /** Lists and quotations inside one another in Markdown; the longest chains of mail have some twenty. */
  markdownDepth: 40,
  /** Items and quotations that begin inside another: what they cost a parser grows with their square. */
  markdownDeepMarkers: 4000,
  /** Looks that a parser of Markdown takes at signs and letters for their other ends; large documents need some millions. */
  markdownEffort: 200_000_000,
} as const
