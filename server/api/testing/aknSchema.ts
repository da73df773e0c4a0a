import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The schema is published by OASIS and is no part of this project: it lies beside it, or where AKN_SCHEMA says. */
const folder = process.env['AKN_SCHEMA'] ?? join(import.meta.dirname, '../../../../shared/akn')
const schema = join(folder, 'akomantoso30.xsd')

const run = promisify(execFile)

/** Why nothing can be checked against the schema on this machine; null when all is there. */
export async function schemaMissing(): Promise<string | null> {
  if (!existsSync(schema)) {
    return 'The Akoma Ntoso schema is not here: put akomantoso30.xsd and xml.xsd in a folder and name it in AKN_SCHEMA'
  }
  try {
    await run('xmllint', ['--version'])
    return null
  } catch {
    return 'xmllint is not here: install libxml2'
  }
}

/** What the schema has against these documents, all in one go; empty when they are valid. */
export async function schemaComplaints(documents: readonly string[]): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'akn-'))
  try {
    const files = documents.map((_, at) => join(place, `${at + 1}.xml`))
    await Promise.all(files.map((file, at) => writeFile(file, documents[at] ?? '')))
    await run('xmllint', ['--noout', '--schema', schema, ...files], { maxBuffer: 64 * 1024 * 1024 })
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}
