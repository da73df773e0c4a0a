import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformWithOxc } from 'vite'

/** A program in a folder of its own; whoever made it removes it. */
export interface WorkerProgram {
  readonly file: string
  remove(): Promise<void>
}

/** Writes a program for the printer to start as its worker. */
export async function aProgram(code: string, name = 'worker.mjs'): Promise<WorkerProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-worker-'))
  const file = join(folder, name)
  await writeFile(file, code)
  return { file, remove: () => rm(folder, { recursive: true }) }
}

/** The worker as its source has it now. Not every Node that Parley runs on reads TypeScript. */
export async function workerFromSource(): Promise<WorkerProgram> {
  const source = fileURLToPath(new URL('../worker.ts', import.meta.url))
  const { code } = await transformWithOxc(await readFile(source, 'utf8'), source)
  return aProgram(code)
}
