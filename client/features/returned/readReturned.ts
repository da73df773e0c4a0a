import { INTAKE_LIMITS } from '../../../shared/intake/intakeLimits.ts'
import { no } from '../../../shared/lib/result.ts'
import { type ReadFile, readInWorker } from '../../sync/fileReader.ts'

/** The largest file that is allowed takes a few seconds on a slow machine; whatever takes longer is no document. */
const LONGEST_MS = 60_000

/** Reads a file that somebody chose. Never rejects. */
export async function readReturned(file: File): Promise<ReadFile> {
  if (file.size > INTAKE_LIMITS.fileBytes) return no('too-large')
  const bytes = await file.arrayBuffer().catch(() => null)
  // The file was moved or locked since it was chosen.
  if (bytes === null) return no('damaged')
  const answer = await readInWorker({ fileName: file.name, bytes }, LONGEST_MS)
  return typeof answer === 'string' ? no('damaged') : answer
}
