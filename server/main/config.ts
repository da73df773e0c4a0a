import { isIP } from 'node:net'
import { z } from 'zod'
import { LOG_LEVELS } from '../adapters/pino/log.ts'
import { nearest } from './nearest.ts'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** An origin as browsers send it: scheme, host and, if it is not the usual one, port. */
const isOrigin = (text: string): boolean => {
  try {
    const url = new URL(text)
    return url.origin === text && /^https?:$/.test(url.protocol)
  } catch {
    return false
  }
}

/** An address or, with a slash, a range of them. */
const isAddressRange = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** Every setting: its environment variable, what it may be, and what it is when nobody says. */
const SETTINGS = {
  PARLEY_HOST: z.string().min(1, 'must be an address to listen on').default('127.0.0.1'),
  PARLEY_PORT: z
    .string()
    .regex(/^\d+$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
    .default(4280),
  PARLEY_DATA: z.string().min(1, 'must be a folder').default('./data'),
  PARLEY_ORIGINS: list
    .refine(
      (origins) => origins.every(isOrigin),
      'must be origins such as https://parley.example.org, with commas between them and no path',
    )
    .default([]),
  PARLEY_PROXIES: list
    .refine(
      (addresses) => addresses.every(isAddressRange),
      'must be addresses or ranges such as 10.0.0.0/8, with commas between them',
    )
    .default([]),
  PARLEY_STORE: z.enum(['sqlite'], 'must be sqlite').default('sqlite'),
  PARLEY_NEW_PLANS: z.enum(['anyone', 'nobody'], 'must be anyone or nobody').default('anyone'),
  PARLEY_LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
} as const

const NAMES = Object.keys(SETTINGS)
/** Belong to the tools around the server and may be in its environment. */
const NAMES_OF_TOOLS: ReadonlySet<string> = new Set(['PARLEY_CHROMIUM', 'PARLEY_DEV_SERVER'])

const environment = z.object(SETTINGS).transform((env) => ({
  host: env.PARLEY_HOST,
  port: env.PARLEY_PORT,
  data: env.PARLEY_DATA,
  origins: env.PARLEY_ORIGINS,
  proxies: env.PARLEY_PROXIES,
  store: env.PARLEY_STORE,
  newPlans: env.PARLEY_NEW_PLANS,
  logLevel: env.PARLEY_LOG_LEVEL ?? null,
}))

/** How this server is set up. */
export type Config = z.infer<typeof environment>

/** Reads the configuration; or says in one sentence what is wrong with it. An unknown name is an error, because it is a typing error. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
):
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly sentence: string } {
  for (const name of Object.keys(env)) {
    if (!name.startsWith('PARLEY_') || NAMES.includes(name) || NAMES_OF_TOOLS.has(name)) continue
    const near = nearest(name, NAMES)
    const hint = near === null ? `The settings are ${NAMES.join(', ')}.` : `Did you mean ${near}?`
    return { ok: false, sentence: `There is no setting ${name}. ${hint}` }
  }
  const parsed = environment.safeParse(env)
  if (parsed.success) return { ok: true, config: parsed.data }
  const issue = parsed.error.issues[0]
  const name = String(issue?.path[0] ?? 'The configuration')
  return {
    ok: false,
    sentence: `${name} ${issue?.message ?? 'is invalid'}; it is “${env[name] ?? ''}”.`,
  }
}
