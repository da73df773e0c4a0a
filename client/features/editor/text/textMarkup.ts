/**
 * Attributes by which the style sheet of a point's text knows its parts. The static and the live text write the same
 * ones, so that going from one to the other moves nothing by a pixel.
 */
export const FOOTNOTE_ATTRIBUTE = 'data-footnote'
export const REFERENCE_ATTRIBUTE = 'data-point-reference'
/** On a cross-reference whose point was struck or is not in the plan. */
export const UNRESOLVED_ATTRIBUTE = 'data-unresolved'
/** On a bracket, with its id; its alternatives are told apart by whose they are. */
export const BRACKET_ATTRIBUTE = 'data-bracket'
export const ALTERNATIVE_ATTRIBUTE = 'data-alternative'
/** On the only paragraph of an empty text. */
export const EMPTY_ATTRIBUTE = 'data-empty'
/** Around a table, so that a wide one scrolls by itself. */
export const TABLE_ATTRIBUTE = 'data-table'

export const PLACEHOLDER = 'Text to be proposed'

/** On a paragraph of copied text that is a clause: "ordered" or "bullet", and how deep. Its label is its first child. */
export const CLAUSE_ATTRIBUTE = 'data-clause'
