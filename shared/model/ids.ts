declare const brand: unique symbol
type Branded<Name extends string> = string & { readonly [brand]: Name }

export type PlanId = Branded<'PlanId'>
export type PillarId = Branded<'PillarId'>
export type PointId = Branded<'PointId'>
export type PartyId = Branded<'PartyId'>
export type MemberId = Branded<'MemberId'>
export type BracketId = Branded<'BracketId'>
export type InvitationId = Branded<'InvitationId'>
export type VersionId = Branded<'VersionId'>

/** Every id: 1 to 40 characters out of a-z, 0-9 and the hyphen, so it is safe in URLs, root names and cookies. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/

export const isId = (text: string): boolean => ID_PATTERN.test(text)

/** Makes ids of 100 random bits. `random` fills an array of bytes and is passed in, because `shared` has no chance of its own. */
export function createIds(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array,
): <Id extends string>() => Id {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  return <Id extends string>() => {
    let id = ''
    for (const byte of random(new Uint8Array(20))) id += alphabet[byte & 31]
    // The brand is given here and nowhere else.
    return id as Id
  }
}
