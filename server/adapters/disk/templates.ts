import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Template, templateSchema, type Templates } from '../../core/template.ts'

const ENDING = '.json'

/** Reads every template in a folder, named by its file. Throws, and names the file, when one is not as it should be. */
export function readTemplates(folder: string): Templates {
  const templates = new Map<string, Template>()
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(ENDING)) continue
    try {
      const template = templateSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      templates.set(file.slice(0, -ENDING.length), template)
    } catch (cause) {
      throw new Error(`The template ${file} cannot be used`, { cause })
    }
  }
  return templates
}
