import { createSecrets } from '../../adapters/crypto/secrets.ts'
import { forgetfulSigner } from '../../adapters/crypto/signer.ts'
import { nodeSha256 } from '../../adapters/crypto/sha256.ts'
import { createMemoryDirectory } from '../../adapters/memory/directory.ts'
import { createMemoryVersions } from '../../adapters/memory/versions.ts'
import { silentLog } from '../log.ts'
import type { Rooms } from '../rooms.ts'
import type { CommandPorts } from '../runCommand.ts'

/** All that a command needs, on memory, over rooms that the test made. */
export function commandPorts(rooms: Rooms, now: () => number): CommandPorts {
  const secrets = createSecrets()
  return {
    rooms,
    directory: createMemoryDirectory(),
    secrets,
    now,
    versions: {
      rooms,
      store: createMemoryVersions(),
      signer: forgetfulSigner(),
      sha256: nodeSha256,
      newId: secrets.newId,
      sealNow: () => Promise.resolve(),
      log: silentLog,
    },
  }
}
