'use strict'
/*
 * Finds a Chromium for the browser stories, or installs one. As a program it prints the path of the one it found.
 * Plain CommonJS, because it runs before anything is compiled.
 */
const { spawnSync } = require('node:child_process')
const { accessSync, constants, existsSync, readFileSync } = require('node:fs')
const path = require('node:path')

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** A browser that does not tell its version in this time is not one that can run stories. */
const VERSION_TIMEOUT_MS = 30_000

const NOT_FOUND =
  'No Chromium was found and none could be installed. Install Chromium or Google Chrome and run this again, ' +
  'or name one in PARLEY_CHROMIUM.'

/** The path of a Chromium that starts, or null. A wrong PARLEY_CHROMIUM is an error, not a reason to look elsewhere. */
function findChromium(env = process.env) {
  const named = env.PARLEY_CHROMIUM
  if (named) {
    if (starts(named)) return named
    throw new Error(`PARLEY_CHROMIUM names "${named}", and no browser starts there.`)
  }
  return candidates(env).find(starts) ?? null
}

/** Installs a Chromium by the means of this machine and returns its path. Throws one clear sentence when it cannot. */
function installChromium() {
  if (isDebian() && process.getuid?.() === 0) {
    run('apt-get', ['update', '-q'])
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    const found = findChromium()
    if (found !== null) return found
  }
  const cli = playwrightFile('cli.js')
  if (cli !== null) run(process.execPath, [cli, 'install', 'chromium'])
  const found = findChromium()
  if (found === null) throw new Error(NOT_FOUND)
  return found
}

function candidates(env) {
  const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const inPath = NAMES.flatMap((name) =>
    folders.map((folder) => path.join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
  )
  return [...playwrightChromium(), ...inPath, ...usualPlaces(env)].filter(isExecutable)
}

function usualPlaces(env) {
  switch (process.platform) {
    case 'darwin':
      return ['', env.HOME ?? ''].flatMap((home) => [
        `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
        `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      ])
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter(Boolean)
        .map((folder) => path.join(folder, 'Google/Chrome/Application/chrome.exe'))
    default:
      return NAMES.map((name) => `/usr/bin/${name}`)
  }
}

/** The Chromium that belongs to the installed Playwright, when `playwright install` has put it there. */
function playwrightChromium() {
  const module = playwrightFile('index.js')
  return module === null ? [] : [require(module).chromium.executablePath()]
}

function playwrightFile(name) {
  const file = path.join(__dirname, '..', 'node_modules', 'playwright-core', name)
  return existsSync(file) ? file : null
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Some systems keep a script of the browser's name that only says how to install it, so it is asked for its version. */
function starts(file) {
  // Chrome on Windows opens a window instead of answering.
  if (process.platform === 'win32') return isExecutable(file)
  const answer = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: VERSION_TIMEOUT_MS })
  return answer.status === 0 && /chrom/i.test(answer.stdout)
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

function run(command, args) {
  process.stderr.write(`> ${path.basename(command)} ${args.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // What the installer prints belongs to the person watching; the path alone goes to standard output.
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env })
}

module.exports = { findChromium, installChromium }

if (require.main === module) {
  try {
    process.stdout.write(`${findChromium() ?? installChromium()}\n`)
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
