import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The Chromium that the stories run in: the one named in PARLEY_CHROMIUM, or the first that this machine has. */
export function chromiumPath(): string {
  const named = process.env['PARLEY_CHROMIUM']
  if (named !== undefined && named !== '') return named
  const finder = join(import.meta.dirname, 'chromium.cjs')
  const found = execFileSync(process.execPath, [finder], { encoding: 'utf8' }).trim()
  // Each worker reads the configuration anew; the search is made once.
  process.env['PARLEY_CHROMIUM'] = found
  return found
}

/** Keeps the browser quiet: no updates, no telemetry, nothing but what a story does. */
export function launchArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-gpu',
    // The browser's own toolbars, which would be made ready for every window.
    '--disable-features=PreloadTopChromeWebUI',
  ]
  // Chromium's sandbox refuses to start as root.
  return process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet
}
