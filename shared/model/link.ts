const SAFE_LINK = /^(https?:\/\/|mailto:)[^\s]+$/i

/** Whether a link may stand in a text: http, https or mailto, at most 2,000 characters, no white space. */
export const isSafeLink = (href: string): boolean => href.length <= 2000 && SAFE_LINK.test(href)
