import { expectWords, saved, textOf, typeInPoint } from './person.ts'
import { takeSeatAsProgram } from './program.ts'
import { wishedSeat } from './seats.ts'
import { expect, test } from './story.ts'

for (const role of ['observer', 'reviewer'] as const) {
  test(`a page of the ${role} reads along and offers no way to type`, async ({ sit }) => {
    const ana = await sit({ role: 'drafter', party: 0 }, 'Ana')
    const reader = await sit({ role }, 'Rae')
    await typeInPoint(ana, 9, 'For all to read.')
    await expectWords(reader, 9, 'For all to read.')

    await textOf(reader, 9).click()
    await reader.keyboard.type('forbidden')
    const texts = reader.getByRole('textbox', { name: /^Text of point/ })
    await expect(
      texts.and(reader.locator('[contenteditable], :not([aria-readonly=true])')),
    ).toHaveCount(0)
    await expect(reader.getByRole('button', { name: 'Bold' })).toHaveCount(0)

    // Once Ana's next words are there, anything that the reader had sent before would be there too.
    await typeInPoint(ana, 9, ' More.')
    await expectWords(reader, 9, 'For all to read. More.')
    await expectWords(ana, 9, 'For all to read. More.')
  })

  test(`an update made by hand in the seat of the ${role} is refused and seen by nobody`, async ({
    parley,
    sit,
  }) => {
    const ana = await sit({ role: 'drafter', party: 0 }, 'Ana')
    const program = await takeSeatAsProgram(
      parley.origin,
      wishedSeat(parley.seats, { role }),
      'Mallory',
    )
    const [first] = await program.points()
    if (first === undefined) throw new Error('the plan has no points')

    const closed = await program.forceWords(first.id, 'smuggled')
    expect(closed).toEqual({ code: 4403, reason: 'role-cannot-write' })

    await typeInPoint(ana, 1, 'Honest words.')
    await saved(ana)
    await expectWords(ana, 1, 'Honest words.')
    const after = (await program.points()).map((point) => point.text)
    expect(after.join('')).toBe('Honest words.')
  })
}
