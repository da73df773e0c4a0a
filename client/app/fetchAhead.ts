import { prefetchComposer } from '../features/comments/LazyComposer.tsx'

/** Once the page has been quiet for so long, or at the latest after this time. */
const AT_THE_LATEST_MS = 5_000

/**
 * Fetches what is loaded only when it is asked for, while nothing else is to be done: whoever goes offline later can go
 * to every page of the plan and comment all the same. The answer calls it off.
 */
export function fetchAhead(): () => void {
  const fetchAll = (): void => {
    prefetchComposer()
    for (const page of [
      import('./AgreementPage.tsx'),
      import('./VersionsPage.tsx'),
      import('./MembersPage.tsx'),
      import('./RecordPage.tsx'),
      import('./ReturnedPage.tsx'),
    ]) {
      // It is tried again when somebody goes there.
      page.catch(() => undefined)
    }
  }
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(fetchAll, AT_THE_LATEST_MS)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(fetchAll, { timeout: AT_THE_LATEST_MS })
  return () => cancelIdleCallback(asked)
}
