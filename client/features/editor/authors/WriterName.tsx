import { PartyMark } from '../../../ui/PartyMark.tsx'
import { Unseen } from '../../../ui/Unseen.tsx'
import type { Writer } from './wordAuthors.ts'

/** Who wrote some words: the party's letter in its colour, and the name. */
export const WriterName = ({ writer }: { readonly writer: Writer }) => (
  <>
    {writer.party !== null && (
      <span aria-hidden>
        <PartyMark letter={writer.party.letter} colour={writer.party.colour} />
      </span>
    )}
    <span>
      <Unseen>Written by </Unseen>
      {writer.name}
      {writer.party !== null && <Unseen>, {writer.party.name}</Unseen>}
    </span>
  </>
)
