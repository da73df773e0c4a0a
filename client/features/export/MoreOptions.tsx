import { Select } from '../../ui/Select.tsx'
import { OptionCheck, OptionGroup } from './OptionGroup.tsx'
import { isOfNow, takesSignatures } from './pdfChoice.ts'
import type { OptionsProps } from './TextOptions.tsx'

/** What few documents need. */
export const MoreOptions = ({
  choice,
  hasCaucus,
  onChange,
}: OptionsProps & { readonly hasCaucus: boolean }) => (
  <OptionGroup name="More">
    {takesSignatures(choice) && (
      <OptionCheck
        label="Signature page"
        hint="A line for each party, at the end."
        checked={choice.signatures}
        onChange={(signatures) => onChange({ signatures })}
      />
    )}
    {isOfNow(choice) && (
      <OptionCheck
        label="Record of authors"
        hint="Whose words stand in each point, in an annex."
        checked={choice.authors}
        onChange={(authors) => onChange({ authors })}
      />
    )}
    {hasCaucus && isOfNow(choice) && (
      <OptionCheck
        label="With the notes of our caucus"
        hint="Private to your party. Do not hand this copy to anybody else."
        checked={choice.caucus}
        onChange={(caucus) => onChange({ caucus })}
      />
    )}
    <Select
      label="Kind of file"
      value={choice.standard}
      hint={
        choice.standard === 'a'
          ? 'Opens the same in many years’ time. Refused where a sign of the text cannot be kept.'
          : 'Reads well on every screen, and aloud.'
      }
      onChange={(event) => onChange({ standard: event.target.value === 'a' ? 'a' : 'ua' })}
    >
      <option value="ua">For reading (PDF/UA-1)</option>
      <option value="a">For archives (PDF/A-2a)</option>
    </Select>
  </OptionGroup>
)
