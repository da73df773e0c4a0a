import { useRef, useState } from 'react'
import type { IncomingPlan } from '../../../shared/intake/incoming.ts'
import { intakeSentence } from '../../../shared/intake/intakeSentence.ts'
import type { Base } from '../../../shared/intake/returnedPlan.ts'
import type { VersionId } from '../../../shared/model/ids.ts'
import { readBase } from '../../sync/returnedBase.ts'
import { useVersions } from '../../sync/useVersions.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { readReturned } from './readReturned.ts'

/** A file that was brought back, with the text that it was made from. */
export interface ReturnedFile {
  readonly name: string
  readonly plan: IncomingPlan
  readonly base: Base
  /** The version that it was made from; null for the text as it stood when the file was read. */
  readonly version: VersionId | null
  /** Whether the file itself says which text it was made from. */
  readonly isCertain: boolean
  /** It says that it comes from another plan. */
  readonly isForeign: boolean
}

export type Returned =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'read'; readonly file: ReturnedFile }

/** Reads files that come back; the last one that was chosen counts. */
export function useReturnedFile(): {
  readonly returned: Returned
  readonly read: (file: File) => void
  /** Compares the same file with another text. */
  readonly readAgainst: (version: VersionId | null) => void
} {
  const workspace = useWorkspace()
  const versions = useVersions()
  const [returned, setReturned] = useState<Returned>({ kind: 'none' })
  const turn = useRef(0)
  async function open(
    given: Omit<ReturnedFile, 'base' | 'version'>,
    version: VersionId | null,
    mine: number,
  ): Promise<void> {
    const base = await readBase(workspace, version)
    if (mine !== turn.current) return
    setReturned(
      base.ok
        ? { kind: 'read', file: { ...given, base: base.value, version } }
        : { kind: 'failed', sentence: base.reason },
    )
  }
  async function readAndOpen(file: File): Promise<void> {
    const mine = ++turn.current
    setReturned({ kind: 'reading', name: file.name })
    const answer = await readReturned(file)
    if (mine !== turn.current) return
    if (!answer.ok) {
      setReturned({ kind: 'failed', sentence: intakeSentence(answer.reason) })
      return
    }
    const { origin } = answer.value
    const isForeign = origin !== null && origin.planId !== workspace.planId
    const named = isForeign ? null : (origin?.versionHash ?? null)
    const known = versions.find((one) => one.hash === named)
    const given = {
      name: file.name,
      plan: answer.value,
      isCertain: known !== undefined,
      isForeign,
    }
    await open(given, known?.id ?? null, mine)
  }
  return {
    returned,
    read: (file) => void readAndOpen(file),
    readAgainst: (version) => {
      if (returned.kind === 'read') void open(returned.file, version, ++turn.current)
    },
  }
}
