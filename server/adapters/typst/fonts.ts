import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type Coverage, readCoverage } from './coverage.ts'

const require = createRequire(import.meta.url)

/** The faces of a family by the weight and style that their files are named for. */
const family = (name: string, file: string, faces: readonly string[]): readonly string[] =>
  faces.map((face) => require.resolve(`@expo-google-fonts/${name}/${face}/${file}_${face}.ttf`))

/** Latin, Greek and Cyrillic. */
const SERIF = family('source-serif-4', 'SourceSerif4', [
  '400Regular',
  '400Regular_Italic',
  '600SemiBold',
  '600SemiBold_Italic',
])
/** Arabic. */
const NASKH = family('amiri', 'Amiri', [
  '400Regular',
  '400Regular_Italic',
  '700Bold',
  '700Bold_Italic',
])

/** The files of every face that a printed plan may use. */
export const FONT_FILES: readonly string[] = [...SERIF, ...NASKH]

/** What each family can show in all of its faces, in the order in which they are tried. */
export async function readFamilies(): Promise<readonly Coverage[]> {
  return Promise.all(
    [SERIF, NASKH].map(async (files) => {
      const [first = new Set<number>(), ...others] = await Promise.all(
        files.map(async (file) => readCoverage(await readFile(file))),
      )
      return new Set([...first].filter((code) => others.every((face) => face.has(code))))
    }),
  )
}
