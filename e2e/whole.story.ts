import { expectWords, exportPdf, keptHere, saved, statusLine, typeInPoint } from './person.ts'
import { readPdf } from './pdf.ts'
import { expect, test } from './story.ts'

/** What each of three parties writes, by point: ten points in all, in two scripts. */
const WRITTEN = [
  {
    1: 'Sovereignty is confirmed in full.',
    4: 'A standing dialogue is opened.',
    10: 'Guarantees enter into force together.',
    28: 'The ceasefire begins at once.',
  },
  {
    2: 'Сторони утримуються від нападу.',
    12: 'Фонд відбудови створюється негайно.',
    24: 'Обмін полоненими — усіх на всіх.',
  },
  {
    6: 'Forces are limited as in Annex I.',
    19: 'The plant is operated under safeguards.',
    27: 'A council monitors the plan.',
  },
] as const

test('three parties draft ten points through a lost network and a killed server, and print them', async ({
  parley,
  sit,
}) => {
  test.slow()
  const parties = await Promise.all(
    WRITTEN.map((_, party) => sit({ role: 'head', party }, `Head ${party + 1}`)),
  )
  const [ana, ben, chi] = parties
  if (ana === undefined || ben === undefined || chi === undefined) throw new Error('three sit here')

  await ben.context().setOffline(true)
  await expect(statusLine(ben)).toHaveText(/^Offline/)
  await Promise.all(
    parties.map(async (page, party) => {
      for (const [number, words] of Object.entries(WRITTEN[party] ?? {})) {
        await typeInPoint(page, Number(number), words)
      }
    }),
  )
  await Promise.all([saved(ana), saved(chi)])
  await keptHere(ben, Object.values(WRITTEN[1]).join('').length)

  await parley.kill()
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await typeInPoint(ana, 1, ' Written while the server was down.')
  await parley.start()
  await ben.context().setOffline(false)
  await Promise.all(parties.map(saved))

  const expected = Object.assign({}, ...WRITTEN) as Record<string, string>
  expected[1] += ' Written while the server was down.'
  for (const page of parties) {
    for (const [number, words] of Object.entries(expected)) {
      await expectWords(page, Number(number), words)
    }
  }

  const pdf = await readPdf((await exportPdf(chi)).bytes)
  for (const words of Object.values(expected)) expect(pdf.text).toContain(words)
})
