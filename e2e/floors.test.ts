import { describe, expect, it } from 'vitest'
import { findNames, properNames } from './floors/names.ts'
import {
  readManifest,
  readTemplate,
  readText,
  repositoryFiles,
  TEMPLATE_PATH,
} from './floors/repository.ts'
import { isTest, type Manifest, RULES } from './floors/rules.ts'
import { isCode, readSource } from './floors/source.ts'

const files = repositoryFiles()

describe('the code of Parley', () => {
  const manifest = readManifest()
  const sources = files.filter(isCode).map((path) => readSource(path, readText(path)))

  it('is all there to be checked', () => {
    const checked = sources.filter((source) => !isTest(source.path))
    expect(checked.length).toBeGreaterThan(50)
    for (const side of ['client/', 'server/', 'shared/'])
      expect(checked.some((source) => source.path.startsWith(side))).toBe(true)
  })

  it.each(Object.entries(RULES))('keeps the rule: %s', (_sentence, rule) => {
    expect(rule(sources, manifest)).toEqual([])
  })

  it('names no party and no place of the template outside its data file', () => {
    const names = properNames(readTemplate())
    expect(names.length).toBeGreaterThan(5)
    const text = files.filter((path) => path !== TEMPLATE_PATH && isText(path))
    expect(text.flatMap((path) => findNames(path, readText(path), names))).toEqual([])
  })

  it('has a lock file that names no registry', () => {
    expect(registryTraces(readText('package-lock.json'))).toEqual([])
  })
})

const isText = (path: string): boolean => /\.(ts|tsx|cjs|css|html|json|typ|svg)$/.test(path)

/** Lines of a lock file that say where a package was fetched from. */
const registryTraces = (lock: string): string[] =>
  lock.split('\n').filter((line) => /"resolved":|https?:\/\/[^"]*\/-\//.test(line))

describe('each rule of the floor check', () => {
  const manifest: Manifest = { dependencies: ['yjs', 'ws'], devDependencies: ['react'] }
  const complaints = (rule: string, made: Record<string, string>): string[] => {
    const check = RULES[rule]
    if (check === undefined) throw new Error(`there is no rule "${rule}"`)
    return check(
      Object.entries(made).map(([path, text]) => readSource(path, text)),
      manifest,
    )
  }

  /** For every rule: files that break it, each in one way, and one set of files that keeps it. */
  const CASES: Record<string, { broken: Record<string, string>[]; kept: Record<string, string> }> =
    {
      'every file stands on a floor': {
        broken: [
          { 'shared/misc/a.ts': '' },
          { 'server/a.ts': '' },
          { 'client/features/a.ts': '' },
          { 'server/adapters/a.ts': '' },
        ],
        kept: { 'shared/lib/a.ts': '', 'client/features/x/a.tsx': '', 'e2e/a.ts': '' },
      },
      'a file imports from lower floors or its own folder': {
        broken: [
          { 'shared/lib/a.ts': "import { b } from '../model/b.ts'" },
          { 'shared/lib/a.ts': "import type { B } from '../model/b.ts'" },
          { 'shared/lib/a.ts': "export { b } from '../model/b.ts'" },
          { 'shared/lib/a.ts': "export * from '../model/b.ts'" },
          { 'shared/lib/a.ts': "const b = () => import('../model/b.ts')" },
          { 'shared/lib/a.ts': "type B = import('../model/b.ts').B" },
          { 'server/main/a.cjs': "require('../../e2e/b.cjs')" },
          { 'shared/wire/a.ts': "import '../print/b.ts'" },
          { 'client/sync/a.ts': "import '../state/b.ts'" },
          { 'client/features/x/a.ts': "import '../y/b.ts'" },
          { 'server/adapters/x/a.ts': "import '../y/b.ts'" },
          { 'client/ui/a.ts': "import './b.test.ts'" },
          { 'client/ui/a.ts': "import './testing/b.ts'" },
          { 'server/main/a.ts': "import '../bench/b.ts'" },
          { 'client/ui/a.ts': "import '../../nowhere/b.ts'" },
        ],
        kept: {
          'client/features/x/a.ts':
            "import './b.ts'; import './deep/c.ts'; import '../../ui/d.ts'; import '../../../shared/lib/e.ts'",
          'shared/lib/a.test.ts': "import '../../server/main/b.ts'",
        },
      },
      'client and server never import each other': {
        broken: [
          { 'client/app/a.ts': "import '../../server/core/b.ts'" },
          { 'server/main/a.ts': "import type { B } from '../../client/sync/b.ts'" },
        ],
        kept: { 'client/app/a.ts': "import '../../shared/lib/b.ts'" },
      },
      'an import names the file with its extension': {
        broken: [
          { 'shared/lib/a.ts': "import './b'" },
          { 'shared/lib/a.ts': "export * from '../lib'" },
        ],
        kept: {
          'client/ui/a.ts': "import './b.ts'; import './c.module.css'; import './d.svg?url'",
        },
      },
      'shared and the core of the server touch no machine, clock or chance': {
        broken: [
          { 'shared/lib/a.ts': "import 'node:fs'" },
          { 'server/core/a.ts': "import 'fs/promises'" },
          { 'server/core/a.ts': "import type { WebSocket } from 'ws'" },
          { 'shared/model/a.ts': "import 'react'" },
          { 'server/core/a.ts': 'const at = Date.now()' },
          { 'server/core/a.ts': 'const at = new Date()' },
          { 'server/core/a.ts': 'const later = () => setTimeout(close, 5)' },
          { 'server/core/a.ts': "const a = Buffer.from('')" },
          { 'shared/lib/a.ts': 'export const dice = Math.random()' },
          { 'shared/lib/a.ts': "const a = document.querySelector('a')" },
        ],
        kept: {
          'server/core/a.ts':
            "import * as Y from 'yjs'; import 'lib0/encoding'; new Date(at); Math.max(1, 2)",
          'shared/print/a.ts': 'export const title = (document: Plan) => document.title',
          'server/adapters/clock/a.ts': "import 'node:fs'; Date.now()",
        },
      },
      'the server runs on its dependencies alone': {
        broken: [
          { 'server/main/a.ts': "import 'react'" },
          { 'shared/lib/a.ts': "import 'react/jsx-runtime'" },
          { 'server/main/a.ts': "import '@scope/absent/deep'" },
        ],
        kept: {
          'server/main/a.ts': "import 'ws'; import 'node:fs'",
          'client/ui/a.ts': "import 'react'",
        },
      },
      'every imported package is declared': {
        broken: [{ 'client/ui/a.ts': "import 'absent'" }, { 'client/ui/a.ts': "import '@a/b/c'" }],
        kept: { 'client/ui/a.ts': "import 'react/jsx-runtime'; import 'yjs'" },
      },
      'the page imports nothing of Node': {
        broken: [{ 'client/ui/a.ts': "import 'node:path'" }, { 'client/ui/a.ts': "import 'path'" }],
        kept: { 'client/ui/a.ts': "import './path.ts'", 'server/api/a.ts': "import 'node:path'" },
      },
      'no file is a barrel': {
        broken: [
          { 'shared/lib/index.ts': "export * from './a.ts'" },
          { 'shared/lib/index.ts': "export { a } from './a.ts'; export type { B } from './b.ts'" },
          { 'shared/lib/index.ts': "import { a } from './a.ts'; export { a }" },
        ],
        kept: {
          'shared/lib/a.ts': "import { b } from './b.ts'; export const a = b",
          'shared/lib/b.ts': "export { c } from './c.ts'; export const b = 1",
          'shared/lib/c.ts': 'const c = 1; export { c }',
        },
      },
      'no imports run in a circle, types included': {
        broken: [
          {
            'shared/lib/a.ts': "import { b } from './b.ts'",
            'shared/lib/b.ts': "import type { C } from './c.ts'",
            'shared/lib/c.ts': "export type A = import('./a.ts').A",
          },
          { 'shared/lib/a.ts': "import './a.ts'" },
        ],
        kept: {
          'shared/lib/a.ts': "import './b.ts'; import './c.ts'",
          'shared/lib/b.ts': "import './c.ts'",
          'shared/lib/c.ts': '',
        },
      },
    }

  it.each(Object.keys(RULES))('can fail, and passes what it should: %s', (rule) => {
    const made = CASES[rule]
    if (made === undefined) throw new Error(`no case shows that this rule can fail: ${rule}`)
    for (const broken of made.broken) {
      expect(complaints(rule, broken), JSON.stringify(broken)).toHaveLength(1)
    }
    expect(complaints(rule, made.kept)).toEqual([])
  })

  it('takes no comment and no text for an import', () => {
    const source = readSource(
      'shared/lib/a.ts',
      "// import '../model/a.ts'\nexport const text = \"import '../model/b.ts'\"\n",
    )
    expect(source.imports).toEqual([])
  })

  it('says where the fault is', () => {
    expect(
      complaints('a file imports from lower floors or its own folder', {
        'shared/lib/a.ts': "\nimport '../wire/b.ts'",
      }),
    ).toEqual([
      'shared/lib/a.ts:2 imports ../wire/b.ts: floor 3 (shared/wire) is not below floor 0 (shared/lib)',
    ])
  })
})

describe('the search for names', () => {
  const names = properNames({
    parties: [{ name: 'Northland' }, { name: 'Union of Isles' }],
    headings: ['Borders of Westmark', 'Green Lake navigation', 'Talks with ABC on the Red Sea'],
  })

  it('takes parties, abbreviations and capitalised words that do not begin a heading', () => {
    expect(names).toEqual(['ABC', 'Lake', 'Northland', 'Red Sea', 'Union of Isles', 'Westmark'])
  })

  it('finds a name as a word, with its place', () => {
    expect(findNames('a.ts', "const a = 1\nconst b = 'Northland'", names)).toEqual([
      'a.ts:2 names Northland',
    ])
    expect(findNames('a.ts', 'const Northlander = ABCD', names)).toEqual([])
  })
})

describe('the search of the lock file', () => {
  it('finds where a package was fetched from', () => {
    const entry = '"resolved": "https://example.org/a/-/a-1.0.0.tgz",'
    expect(registryTraces(`{\n${entry}\n}`)).toEqual([entry])
    expect(registryTraces('"funding": { "url": "https://example.org" }')).toEqual([])
  })
})
