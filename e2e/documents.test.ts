import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManifest, readText } from './floors/repository.ts'

const ROOT = join(import.meta.dirname, '..')
const readme = readText('README.md')
const architecture = readText('ARCHITECTURE.md')

/** Whether a text names a package; a star stands for all packages that begin so. */
const names = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w@/-])${name}(?![\\w/-])`).test(text) ||
  text.includes(`${name.split('/')[0]}/*`)

/** Where the links and pictures of a page of Markdown lead, without those to other sites. */
const targets = (markdown: string): string[] =>
  [...markdown.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map((match) => match[1] ?? '')

describe('the README', () => {
  const manifest = readManifest()
  // The extensions of the editor stand there as one.
  const dependencies = [...manifest.dependencies, ...manifest.devDependencies].filter(
    (name) => !name.startsWith('@tiptap/extension-'),
  )

  it.each(dependencies)('says what %s saves us', (name) => {
    expect(names(readme, name)).toBe(true)
  })

  it('can be found wanting', () => {
    expect(names('react and vite', 'react-dom')).toBe(false)
    expect(names('react-dom', 'react')).toBe(false)
    expect(names('fastify, @types/*', '@types/ws')).toBe(true)
    expect(targets('![a](b.png) [c](https://example.org) [d](e.md)')).toEqual(['b.png', 'e.md'])
  })

  it('explains every setting, and none that is not there', () => {
    const settings = (text: string): string[] =>
      [...new Set(text.match(/\bPARLEY_[A-Z_]*[A-Z]\b/g))].sort()
    const ofTools = ['PARLEY_CHROMIUM', 'PARLEY_DEV_SERVER']
    const real = settings(readText('server/main/config.ts')).filter(
      (each) => !ofTools.includes(each),
    )
    expect(real.length).toBeGreaterThan(3)
    expect(settings(readme).filter((each) => !ofTools.includes(each))).toEqual(real)
  })

  it('leads only to files that are there', () => {
    const missing = targets(readme).filter((path) => !existsSync(join(ROOT, path)))
    expect(targets(readme).length).toBeGreaterThan(3)
    expect(missing).toEqual([])
  })
})

describe('the architecture page', () => {
  it('names only files that are there', () => {
    const paths = [...architecture.matchAll(/`((?:client|server|shared|e2e)\/[\w./-]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => path !== '')
    expect(paths.length).toBeGreaterThan(5)
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})
