/** What may stand in an address as it is; a percent sign only before two hexadecimal digits. */
const UNWRITABLE = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9_\-.~:/?#@!$&'()*+,;=%]/gu
const LONE_SURROGATE = /\p{Cs}/gu
/** An address of the web or of mail, as RFC 3986 reads it. */
const ADDRESS =
  /^(?:https?:\/\/(?:[^/?#@:]*(?::[^/?#@]*)?@)?[^/?#@:]+(?::\d{0,5})?(?:[/?][^#]*|)|mailto:[^#]+)(?:#[^#]*)?$/i

/** A link as an IRI that every reader of XML takes; null for one that is no address at all. Never throws. */
export function akomaLink(href: string): string | null {
  const written = href
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNWRITABLE, (sign) => encodeURIComponent(sign))
  return ADDRESS.test(written) ? written : null
}
