/** No system minds names of this length. */
const MAX_SLUG = 60

/** A name that is safe on every system, for instance 28-point-framework-draft-1.pdf; `ending` is without its dot. */
export function fileName(ending: string, title: string, ...more: readonly string[]): string {
  const words = [slug(title) || 'plan', ...more.map(slug)].filter((part) => part !== '')
  return `${words.join('-')}.${ending}`
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '')
