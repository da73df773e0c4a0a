import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import type { NamedTemplate } from './names.ts'
import type { Manifest } from './rules.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const FOLDERS = ['client', 'server', 'shared', 'e2e']
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'pictures'])

export const TEMPLATE_PATH = 'server/templates/28-points.json'

/** Reads a file of the repository by its path from the root. */
export const readText = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** Every file of the four folders, by its path from the root with forward slashes. */
export function repositoryFiles(): string[] {
  return FOLDERS.flatMap((folder) => filesIn(join(ROOT, folder)))
    .map((file) => relative(ROOT, file).split(sep).join('/'))
    .sort()
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesIn(path) : [path]
  })
}

const names = z.record(z.string(), z.string()).default({})
const manifest = z.object({
  dependencies: names,
  optionalDependencies: names,
  devDependencies: names,
})

export function readManifest(): Manifest {
  const read = manifest.parse(JSON.parse(readText('package.json')))
  return {
    dependencies: [...Object.keys(read.dependencies), ...Object.keys(read.optionalDependencies)],
    devDependencies: Object.keys(read.devDependencies),
  }
}

const template = z.object({
  parties: z.array(z.object({ name: z.string() })),
  pillars: z.array(
    z.object({ heading: z.string(), points: z.array(z.object({ heading: z.string() })) }),
  ),
})

export function readTemplate(): NamedTemplate {
  const { parties, pillars } = template.parse(JSON.parse(readText(TEMPLATE_PATH)))
  return {
    parties,
    headings: pillars.flatMap((pillar) => [
      pillar.heading,
      ...pillar.points.map((point) => point.heading),
    ]),
  }
}
