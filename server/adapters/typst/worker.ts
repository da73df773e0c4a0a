/*
 * The program of the print worker: a process of its own, started by workerProcess.ts. Native code cannot be
 * interrupted inside a thread, and where it overflows its stack or the memory it takes the whole process with it; a
 * process can be ended at any moment and takes nobody along. It knows no files but those it is told of.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename } from 'node:path'

/** What a worker is started with, as JSON in its first argument. */
export interface WorkerSetup {
  /** The native compiler's file; null where there is none for this platform. */
  readonly native: string | null
  /** The compiler for all other platforms: the address of its module and the file of its code. */
  readonly wasm: { readonly module: string; readonly code: string }
  /** Files of the templates, one of them plan.typ; each finds the others beside it. */
  readonly templates: readonly string[]
  readonly fonts: readonly string[]
}

export interface WorkerJob {
  /** What the template reads as job.json. */
  readonly json: string
  /** Seconds since 1970; the time that the file says it was made. */
  readonly madeAt: number
  /** `ua` is kept to as far as the text allows; `a` is kept to or refused. */
  readonly standard: Standard
}

/** PDF/UA-1 for reading, or PDF/A-2a for archives. */
type Standard = 'ua' | 'a'

export type CompilerName = 'native' | 'wasm'

export type WorkerAnswer =
  | { readonly kind: 'ready'; readonly compiler: CompilerName }
  /** `memory` is what the whole process holds, in bytes. `note` says why the file keeps to less than it should. */
  | {
      readonly kind: 'made'
      readonly pdf: Uint8Array
      readonly memory: number
      readonly note: string | null
    }
  | Unmade

type Unmade =
  | { readonly kind: 'failed'; readonly why: string }
  /** The text holds what the standard for archives forbids. */
  | { readonly kind: 'not-archivable'; readonly why: string }
  /** This compiler knows no standard for archives. */
  | { readonly kind: 'no-archives' }

type Made =
  { readonly kind: 'made'; readonly pdf: Uint8Array; readonly note: string | null } | Unmade
type Compile = (job: WorkerJob) => Made

const FOLDER = '/parley'
const TEMPLATE = `${FOLDER}/plan.typ`
const JOB = `${FOLDER}/job.json`
const placeOf = (file: string): string => `${FOLDER}/${basename(file)}`
/** Results that the last jobs did not need again are forgotten after so many. */
const KEPT_JOBS = 4

/** The part of the native module that is used here; it brings no types of its own. */
interface NativeModule {
  readonly NodeCompiler: {
    create(options: {
      workspace: string
      fontArgs: readonly { fontBlobs: readonly Uint8Array[] }[]
    }): NativeCompiler
  }
}
interface NativeCompiler {
  mapShadow(path: string, content: Uint8Array): void
  compile(options: { mainFilePath: string }): {
    readonly result: object | null
    takeError(): { readonly shortDiagnostics: readonly { readonly message: string }[] } | null
  }
  pdf(
    document: object,
    options: { pdfStandard?: 'ua-1' | 'a-2a'; pdfTags?: boolean; creationTimestamp: number },
  ): Uint8Array
  evictCache(maxAge: number): void
}

function createNative(file: string, setup: WorkerSetup): Compile {
  const { NodeCompiler } = createRequire(import.meta.url)(file) as NativeModule
  const compiler = NodeCompiler.create({
    // A folder that does not exist: the compiler sees the files it is given, and no others.
    workspace: FOLDER,
    fontArgs: [{ fontBlobs: setup.fonts.map((font) => readFileSync(font)) }],
  })
  for (const one of setup.templates) compiler.mapShadow(placeOf(one), readFileSync(one))
  return ({ json, madeAt, standard }) => {
    compiler.mapShadow(JOB, Buffer.from(json))
    const compiled = compiler.compile({ mainFilePath: TEMPLATE })
    if (compiled.result === null) {
      const messages = compiled.takeError()?.shortDiagnostics.map((one) => one.message) ?? []
      return { kind: 'failed', why: messages.join('; ') }
    }
    try {
      return standard === 'a'
        ? writeArchive(compiler, compiled.result, madeAt)
        : writePdf(compiler, compiled.result, madeAt)
    } finally {
      compiler.evictCache(KEPT_JOBS)
    }
  }
}

/** A document that a screen reader reads less well, or not at all, is better than none. */
const STANDARDS = [{ pdfStandard: 'ua-1' }, {}, { pdfTags: false }] as const

function writePdf(compiler: NativeCompiler, document: object, madeAt: number): Made {
  let note: string | null = null
  for (const standard of STANDARDS) {
    try {
      const pdf = compiler.pdf(document, { ...standard, creationTimestamp: madeAt })
      return { kind: 'made', pdf, note }
    } catch (error) {
      note ??= String(error)
    }
  }
  return { kind: 'failed', why: note ?? '' }
}

/** What is kept for ever is what it says it is, or it is not made. */
function writeArchive(compiler: NativeCompiler, document: object, madeAt: number): Made {
  try {
    const pdf = compiler.pdf(document, { pdfStandard: 'a-2a', creationTimestamp: madeAt })
    return { kind: 'made', pdf, note: null }
  } catch (error) {
    return { kind: 'not-archivable', why: String(error) }
  }
}

async function createWasm(setup: WorkerSetup): Promise<Compile> {
  const wasm = (await import(
    setup.wasm.module
  )) as typeof import('@myriaddreamin/typst-ts-web-compiler')
  await wasm.default({ module_or_path: readFileSync(setup.wasm.code) })
  const builder = new wasm.TypstCompilerBuilder()
  builder.set_dummy_access_model()
  for (const font of setup.fonts) await builder.add_raw_font(readFileSync(font))
  const compiler = await builder.build()
  for (const one of setup.templates) compiler.map_shadow(placeOf(one), readFileSync(one))
  return ({ json, standard }) => {
    if (standard === 'a') return { kind: 'no-archives' }
    compiler.map_shadow(JOB, Buffer.from(json))
    const world = compiler.snapshot(FOLDER, TEMPLATE)
    try {
      const made = world.get_artifact(WASM_PDF, WASM_SHORT_MESSAGES) as {
        readonly result?: Uint8Array
        readonly diagnostics?: readonly string[]
      }
      return made.result === undefined
        ? { kind: 'failed', why: made.diagnostics?.join('; ') ?? '' }
        : { kind: 'made', pdf: made.result, note: null }
    } finally {
      world.free()
    }
  }
}
const WASM_PDF = 1
const WASM_SHORT_MESSAGES = 2

async function createCompile(setup: WorkerSetup): Promise<[CompilerName, Compile]> {
  if (setup.native !== null) {
    try {
      return ['native', createNative(setup.native, setup)]
    } catch {
      // Made for a system library that is not here; the other compiler runs everywhere.
    }
  }
  return ['wasm', await createWasm(setup)]
}

function answer(message: WorkerAnswer): void {
  process.send?.(message)
}

// Nobody is left to print for.
process.on('disconnect', () => process.exit())

const [name, compile] = await createCompile(JSON.parse(process.argv[2] ?? '') as WorkerSetup)
process.on('message', (job: WorkerJob) => {
  try {
    const made = compile(job)
    answer(made.kind === 'made' ? { ...made, memory: process.memoryUsage.rss() } : made)
  } catch (error) {
    answer({ kind: 'failed', why: String(error) })
  }
})
answer({ kind: 'ready', compiler: name })
