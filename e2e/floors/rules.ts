import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import type { Import, Source } from './source.ts'

/** What a manifest says of packages; the part of package.json that the rules read. */
export interface Manifest {
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
}

/** The floors, lowest first. A folder that ends in a star is one unit for each folder inside it. */
const FLOORS: readonly (readonly string[])[] = [
  ['shared/lib'],
  ['shared/model'],
  ['shared/rules'],
  ['shared/print', 'shared/wire', 'shared/intake'],
  ['server/core', 'client/sync', 'client/state'],
  ['server/adapters/*', 'client/ui'],
  ['server/api', 'client/features/*'],
  ['server/main', 'client/app'],
]

/** All that the pure floors may take from outside: data structures and their encodings, nothing that touches a machine. */
const PURE_PACKAGES: ReadonlySet<string> = new Set([
  'yjs',
  'lib0',
  'y-protocols',
  'zod',
  'prosemirror-model',
  'prosemirror-changeset',
  'prosemirror-transform',
  '@noble/hashes',
  'fflate',
  'saxes',
  'mdast-util-from-markdown',
  'mdast-util-gfm',
  'micromark-extension-gfm',
])

const isPure = (path: string): boolean => /^(shared|server\/core)\//.test(path)

/** Whether a file is there to test or to measure others; those may stand where they like, and no other may import them. */
export const isTest = (path: string): boolean =>
  /\.test\.tsx?$|Contract\.ts$|\/testing\/|^e2e\/|^(?:client|server)\/bench\//.test(path)

/** The floor of a file and the folder it calls its own; null when it stands on none. */
export function placeOf(path: string): { floor: number; unit: string } | null {
  for (const [floor, folders] of FLOORS.entries()) {
    for (const folder of folders) {
      const base = folder.replace(/\*$/, '')
      if (folder.endsWith('*')) {
        const inside = path.startsWith(base) ? path.slice(base.length).split('/') : []
        if (inside.length > 1) return { floor, unit: base + String(inside[0]) }
      } else if (path.startsWith(`${base}/`)) {
        return { floor, unit: base }
      }
    }
  }
  return null
}

export type Rule = (sources: readonly Source[], manifest: Manifest) => string[]

const said = (source: Source, at: Import, what: string): string =>
  `${source.path}:${at.line} imports ${at.target}: ${what}`

/** Where a relative import leads; null for a package. */
function destination(source: Source, target: string): string | null {
  if (!target.startsWith('.')) return null
  // Vite reads a query behind a path, for instance `?url`.
  return posix.join(posix.dirname(source.path), target.replace(/\?.*$/, ''))
}

/** The package of an import, without the path inside it; null for a file of our own and for a part of Node. */
function packageOf(target: string): string | null {
  if (target.startsWith('.') || isNode(target)) return null
  return target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/')
}

const isNode = (target: string): boolean =>
  target.startsWith('node:') || builtinModules.includes(target.split('/')[0] ?? '')

const eachImport =
  (judge: (source: Source, at: Import, manifest: Manifest) => string | null): Rule =>
  (sources, manifest) =>
    sources
      .filter((source) => !isTest(source.path))
      .flatMap((source) =>
        source.imports.flatMap((at) => {
          const complaint = judge(source, at, manifest)
          return complaint === null ? [] : [said(source, at, complaint)]
        }),
      )

const everyFileStandsOnAFloor: Rule = (sources) =>
  sources
    .filter((source) => !isTest(source.path) && placeOf(source.path) === null)
    .map((source) => `${source.path} stands on no floor`)

const onlyLowerFloors = eachImport((source, at) => {
  const path = destination(source, at.target)
  const from = placeOf(source.path)
  if (path === null || from === null) return null
  if (isTest(path)) return 'that is a test'
  const to = placeOf(path)
  if (to === null) return 'that file stands on no floor'
  if (to.unit === from.unit || to.floor < from.floor) return null
  return `floor ${to.floor} (${to.unit}) is not below floor ${from.floor} (${from.unit})`
})

const clientAndServerApart = eachImport((source, at) => {
  const path = destination(source, at.target) ?? ''
  const sides = [source.path, path].map((name) => name.split('/')[0])
  return sides.includes('client') && sides.includes('server')
    ? 'client and server never import each other'
    : null
})

const filesByTheirFullName = eachImport((source, at) =>
  destination(source, at.target) !== null && !/\.[a-z]+(\?.*)?$/.test(at.target)
    ? 'an import names the file with its extension'
    : null,
)

const pureFloorsStayPure: Rule = (sources, manifest) => [
  ...eachImport((source, at) => {
    if (!isPure(source.path)) return null
    if (isNode(at.target)) return 'a pure floor knows nothing of Node'
    const name = packageOf(at.target)
    return name === null || PURE_PACKAGES.has(name)
      ? null
      : 'a pure floor does not use this package'
  })(sources, manifest),
  ...sources
    .filter((source) => isPure(source.path) && !isTest(source.path))
    .flatMap((source) =>
      source.ambient.map(
        (use) => `${source.path}:${use.line} uses ${use.name}: a pure floor has it passed in`,
      ),
    ),
]

const serverRunsOnDependenciesAlone = eachImport((source, at, manifest) => {
  const name = packageOf(at.target)
  if (name === null || source.path.startsWith('client/')) return null
  return manifest.dependencies.includes(name)
    ? null
    : 'the running server has only what package.json lists under dependencies'
})

const onlyDeclaredPackages = eachImport((_source, at, manifest) => {
  const name = packageOf(at.target)
  if (name === null) return null
  return [...manifest.dependencies, ...manifest.devDependencies].includes(name)
    ? null
    : 'package.json does not name this package'
})

const noNodeInThePage = eachImport((source, at) =>
  source.path.startsWith('client/') && isNode(at.target) ? 'a page has no Node' : null,
)

const noBarrels: Rule = (sources) =>
  sources
    .filter((source) => source.barrel && !isTest(source.path))
    .map((source) => `${source.path} only hands on what other files export`)

const noCircles: Rule = (sources) => {
  const own = new Map(
    sources.filter((source) => !isTest(source.path)).map((source) => [source.path, source]),
  )
  const circles: string[] = []
  const finished = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const source = own.get(path)
    if (source === undefined || finished.has(path)) return
    if (trail.includes(path)) {
      circles.push(`circle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`)
      return
    }
    for (const at of source.imports) {
      const next = destination(source, at.target)
      if (next !== null) visit(next, [...trail, path])
    }
    finished.add(path)
  }
  for (const path of own.keys()) visit(path, [])
  return circles
}

/** Every rule by the sentence that says it. */
export const RULES: Readonly<Record<string, Rule>> = {
  'every file stands on a floor': everyFileStandsOnAFloor,
  'a file imports from lower floors or its own folder': onlyLowerFloors,
  'client and server never import each other': clientAndServerApart,
  'an import names the file with its extension': filesByTheirFullName,
  'shared and the core of the server touch no machine, clock or chance': pureFloorsStayPure,
  'the server runs on its dependencies alone': serverRunsOnDependenciesAlone,
  'every imported package is declared': onlyDeclaredPackages,
  'the page imports nothing of Node': noNodeInThePage,
  'no file is a barrel': noBarrels,
  'no imports run in a circle, types included': noCircles,
}
