import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { packageRoot } from './root.ts'

/*
 * The last step of the build: puts a compressed copy beside each file of the client that gets smaller by it, so that
 * the server sends it as it lies there and never compresses anything itself.
 */
const COMPRESSED_WELL = /\.(js|css|html|svg|json)$/
/** Below this a second file is not worth a look for it. */
const SMALLEST = 1024

const folder = join(packageRoot(), 'dist', 'client')
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const path = join(folder, name)
  if (!COMPRESSED_WELL.test(name) || statSync(path).size < SMALLEST) continue
  const bytes = readFileSync(path)
  keepIfSmaller(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }), bytes)
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  keepIfSmaller(`${path}.br`, brotliCompressSync(bytes, { params }), bytes)
}

function keepIfSmaller(path: string, packed: Buffer, original: Buffer): void {
  if (packed.length < original.length) writeFileSync(path, packed)
}
