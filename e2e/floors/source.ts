import { parseSync } from 'vite'

/** One import of a file: static, re-exported, dynamic, or of a type alone. */
export interface Import {
  readonly target: string
  readonly line: number
}

/** What the floor check needs to know of one source file. */
export interface Source {
  readonly path: string
  readonly imports: readonly Import[]
  /** True when the file does nothing but hand on what other files export. */
  readonly barrel: boolean
  /** Uses of the clock, of chance and of the surrounding machine, for instance `Date.now`. */
  readonly ambient: readonly { readonly name: string; readonly line: number }[]
}

interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

const CODE = /\.(ts|tsx|cjs)$/
/** Whether a file is source code that can import. */
export const isCode = (path: string): boolean => CODE.test(path)

/** Reads a source file by a real parser. Throws on a file that is not TypeScript, because the compiler would too. */
export function readSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length
  const imports: Import[] = []
  const ambient: { name: string; line: number }[] = []
  walk(program, (node) => {
    const target = importTarget(node)
    if (target !== null) imports.push({ target, line: lineAt(node.start) })
    const name = ambientUse(node)
    if (name !== null) ambient.push({ name, line: lineAt(node.start) })
  })
  return { path, imports, ambient, barrel: isBarrel(program.body) }
}

function walk(value: unknown, visit: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
  } else if (isNode(value)) {
    visit(value)
    for (const child of Object.values(value)) walk(child, visit)
  }
}

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

const IMPORTING: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function importTarget(node: SyntaxNode): string | null {
  if (IMPORTING.has(node.type)) return literal(node['source'])
  const required =
    node.type === 'CallExpression' && identifier(node['callee']) === 'require'
      ? (node['arguments'] as readonly unknown[])[0]
      : null
  return literal(required)
}

function literal(node: unknown): string | null {
  return isNode(node) && typeof node['value'] === 'string' ? node['value'] : null
}

const identifier = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : null

const CLOCKS_AND_CHANCE: ReadonlySet<string> = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
])
const MACHINE: ReadonlySet<string> = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'require',
])
const MACHINE_OBJECTS: ReadonlySet<string> = new Set([
  'process',
  'Buffer',
  'window',
  'document',
  'localStorage',
  'globalThis',
])

function ambientUse(node: SyntaxNode): string | null {
  if (node.type === 'MemberExpression') {
    const object = identifier(node['object'])
    const name = `${object}.${identifier(node['property'])}`
    return CLOCKS_AND_CHANCE.has(name) || (object !== null && isMachineObject(node, object))
      ? name
      : null
  }
  const callee = identifier(node['callee'])
  if (node.type === 'CallExpression' && callee !== null && MACHINE.has(callee)) return callee
  const bare = (node['arguments'] as readonly unknown[] | undefined)?.length === 0
  return node.type === 'NewExpression' && callee === 'Date' && bare ? 'new Date' : null
}

/** A parameter may well be called `document`; what gives the page away is a property that only the page has. */
function isMachineObject(node: SyntaxNode, object: string): boolean {
  if (object !== 'document') return MACHINE_OBJECTS.has(object)
  const property = identifier(node['property']) ?? ''
  return /^(body|head|cookie|createElement|querySelector|getElementById|addEventListener)$/.test(
    property,
  )
}

function isBarrel(statements: readonly unknown[]): boolean {
  const body = statements.filter(isNode)
  const handsOn = body.filter((statement) => statement.type !== 'ImportDeclaration')
  if (handsOn.length === 0) return false
  const imported = new Set(
    body.flatMap((statement) =>
      statement.type === 'ImportDeclaration' ? localNames(statement) : [],
    ),
  )
  return handsOn.every((statement) => {
    if (statement.type === 'ExportAllDeclaration') return true
    if (statement.type !== 'ExportNamedDeclaration' || isNode(statement['declaration']))
      return false
    return isNode(statement['source']) || localNames(statement).every((name) => imported.has(name))
  })
}

function localNames(statement: SyntaxNode): string[] {
  const specifiers = (statement['specifiers'] ?? []) as readonly SyntaxNode[]
  return specifiers.map((specifier) => identifier(specifier['local']) ?? '')
}
