import { readFileSync } from 'node:fs'
import { isSignedBy } from '../adapters/crypto/signer.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import { verifyFile } from '../core/verifyFile.ts'
import { recordPage } from '../../shared/wire/record.ts'

/** `npm run verify-record -- FILE`: checks an exported record without any server. Exit code 0, 1 (broken) or 2 (no record). */
function main(path: string | undefined): number {
  if (path === undefined) {
    console.error('Name the file: npm run verify-record -- FILE')
    return 2
  }
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    console.error(`The file ${path} cannot be read.`)
    return 2
  }
  const file = parse(text)
  if (file === null) {
    console.error(`The file ${path} is not an exported record.`)
    return 2
  }
  const verdict = verifyFile(file, nodeSha256, isSignedBy)
  if (verdict.ok) {
    console.log(
      `Unbroken: ${verdict.entries} entries, ${verdict.seals} seals, head ${verdict.head}.`,
    )
    return 0
  }
  if (verdict.what === 'not-from-the-start') {
    console.error(
      'The record does not begin with entry 1, so it cannot be checked. Export all of it.',
    )
    return 2
  }
  console.error(
    verdict.what === 'entry'
      ? `Broken at entry ${verdict.seq}: it does not follow from the entries before it.`
      : `Broken at the seal on entry ${verdict.seq}: it is not of this record and this key.`,
  )
  return 1
}

function parse(text: string): ReturnType<typeof recordPage.parse> | null {
  try {
    const read = recordPage.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

process.exitCode = main(process.argv[2])
