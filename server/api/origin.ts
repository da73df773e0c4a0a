import { COOKIE_PREFIX } from './credentials.ts'

/** The two headers that say where a request comes from and on whose behalf. */
export interface OriginHeaders {
  readonly origin?: string | undefined
  readonly cookie?: string | undefined
}

/**
 * Whether a request that changes something, or opens a socket, may come from where it comes from. A page must have an
 * allowed origin; every browser names the origin of such a request. Without an origin it is a program, which may not
 * bring a session as a cookie: so no browser that withholds the header can be used against the person before it.
 */
export function comesFromAllowedOrigin(
  headers: OriginHeaders,
  allowsOrigin: (origin: string) => boolean,
): boolean {
  if (headers.origin !== undefined) return allowsOrigin(headers.origin)
  return !(headers.cookie ?? '').includes(COOKIE_PREFIX)
}
