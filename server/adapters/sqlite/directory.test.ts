import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { InvitationId, MemberId, PlanId } from '../../../shared/model/ids.ts'
import type { Invitation } from '../../core/directory.ts'
import { directoryContract } from '../../core/directoryContract.ts'
import { openDatabase, type SqliteDatabase } from './database.ts'
import { createSqliteDirectory } from './directory.ts'

const folders: string[] = []
const open: SqliteDatabase[] = []

const fileIn = (folder: string): string => join(folder, 'parley.sqlite')

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-directory-'))
  folders.push(folder)
  return folder
}

function openIn(folder: string) {
  const database = openDatabase(fileIn(folder))
  open.push(database)
  return createSqliteDirectory(database)
}

afterEach(() => {
  for (const database of open.splice(0)) database.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

directoryContract('sqlite', async () => {
  const folder = newFolder()
  return {
    directory: openIn(folder),
    reopen: async () => {
      open.pop()?.close()
      return openIn(folder)
    },
  }
})

describe('two processes on one store', () => {
  const invitation: Invitation = {
    id: 'invitation-a' as InvitationId,
    planId: 'plan-a' as PlanId,
    role: 'observer',
    partyId: null,
    memberId: 'member-a' as MemberId,
    tokenHash: 'hash-a',
    createdAt: 1,
    expiresAt: 1000,
    usedAt: null,
    revokedAt: null,
  }

  it('see each other’s changes at once', async () => {
    const folder = newFolder()
    const server = openIn(folder)
    const beside = openIn(folder)
    await server.addPlan(
      { id: invitation.planId, template: 'blank', createdAt: 1 },
      [invitation],
      null,
    )
    const next = { ...invitation, id: 'invitation-b' as InvitationId, tokenHash: 'hash-b' }
    expect(await beside.replaceInvitation(invitation.id, next, 2)).toBe(true)
    const claim = { id: 'claim', until: 100 }
    expect(await server.claim('hash-a', claim, 3)).toEqual({ ok: false, reason: 'revoked' })
    expect((await server.claim('hash-b', claim, 3)).ok).toBe(true)
    expect((await beside.claim('hash-b', claim, 3)).ok).toBe(false)
  })
})
