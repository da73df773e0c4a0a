'use strict'
/*
 * Installs what is missing, then runs every check in order, says what failed and counts.
 *
 *   node e2e/all.cjs              everything
 *   node e2e/all.cjs check        everything that needs no browser
 *   node e2e/all.cjs stories      builds and runs the browser stories (arguments go to Playwright)
 *   node e2e/all.cjs screenshots  builds and makes the pictures of the README
 */
const { spawnSync } = require('node:child_process')
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs')
const path = require('node:path')
const { installPackages, runNpm } = require('../server/main/install.cjs')
const { findChromium, installChromium } = require('./chromium.cjs')

const ROOT = path.join(__dirname, '..')
const RESULTS = path.join(ROOT, 'test-results')
const VITEST_REPORT = path.join(RESULTS, 'vitest.json')
const STORIES_REPORT = path.join(RESULTS, 'stories.json')

/*
 * A step is a name, what it runs, the steps it cannot do without, and for tests the counting of its report.
 */
const PREPARE = [{ name: 'packages', act: () => installPackages(ROOT) }]

const STATIC = [
  { name: 'format', run: [['prettier', '--check', '--log-level', 'warn', '.']] },
  {
    name: 'types',
    run: [
      ['tsc', '-b', 'shared', 'server'],
      ['tsc', '-p', 'client'],
      ['tsc', '-p', 'e2e'],
    ],
  },
  { name: 'lint', run: [['oxlint', '--type-aware', '--deny-warnings']] },
]

const UNIT = {
  name: 'unit, property, contract, floor and fuzz tests',
  run: [
    ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile=${VITEST_REPORT}`],
  ],
  count: countVitest,
}

const BUILD = { name: 'build', act: () => runNpm(['run', '--silent', 'build'], ROOT) }

const BROWSER = {
  name: 'browser',
  act() {
    process.env.PARLEY_CHROMIUM = findChromium() ?? installChromium()
    console.log(`Chromium: ${process.env.PARLEY_CHROMIUM}`)
    return true
  },
}

const stories = (args) => ({
  name: 'browser stories',
  needs: ['build', 'browser'],
  run: [['playwright', 'test', '--config', 'e2e/playwright.config.ts', ...args]],
  count: countStories,
})

const PICTURES = {
  name: 'pictures',
  needs: ['build', 'browser'],
  run: [['playwright', 'test', '--config', 'e2e/pictures.config.ts']],
}

const COURSES = {
  all: () => [...PREPARE, ...STATIC, BUILD, UNIT, BROWSER, stories([])],
  check: () => [...PREPARE, ...STATIC, UNIT],
  stories: (args) => [...PREPARE, BUILD, BROWSER, stories(args)],
  screenshots: () => [...PREPARE, BUILD, BROWSER, PICTURES],
}

/** Runs the named course of steps and answers whether all of them succeeded. */
function runChecks([course = 'all', ...args]) {
  if (!Object.hasOwn(COURSES, course)) {
    console.error(
      `There is no "${course}" here. Choose one of: ${Object.keys(COURSES).join(', ')}.`,
    )
    return false
  }
  rmSync(RESULTS, { recursive: true, force: true })
  mkdirSync(RESULTS, { recursive: true })
  const done = []
  for (const step of COURSES[course](args)) {
    const missing = (step.needs ?? []).filter((name) => !succeeded(done, name))
    done.push(missing.length > 0 ? skip(step, missing) : perform(step))
    // Without packages nothing below could say anything but that they are missing.
    if (step.name === 'packages' && !succeeded(done, 'packages')) break
  }
  return conclude(done)
}

const succeeded = (done, name) => done.some((step) => step.name === name && step.ok)

function skip(step, missing) {
  console.log(`\n── ${step.name}: not run, because ${missing.join(' and ')} failed`)
  return { name: step.name, ok: false, passed: 0, failed: 1 }
}

function perform(step) {
  console.log(`\n── ${step.name}`)
  const began = Date.now()
  const ok = attempt(step)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`── ${step.name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`)
  // A step that fails without naming a failed test (a crash, say) still counts as one failure.
  const counted = step.count?.() ?? { passed: 0, failed: 0 }
  return {
    name: step.name,
    ok,
    passed: counted.passed,
    failed: ok ? 0 : Math.max(1, counted.failed),
  }
}

function attempt(step) {
  try {
    if (step.act) return step.act()
    // Every command of a step runs, so that one look shows all that is wrong.
    return step.run.map(tool).every(Boolean)
  } catch (error) {
    console.error(error.message)
    return false
  }
}

function conclude(done) {
  const failures = done.filter((step) => !step.ok)
  const sum = (what) => done.reduce((total, step) => total + step[what], 0)
  console.log('')
  for (const step of failures) console.log(`Failed: ${step.name}`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return failures.length === 0
}

/** Runs the program of an installed package by Node itself: no shell, the same on every system. */
function tool([name, ...args]) {
  const file = path.join(ROOT, 'node_modules', ...TOOLS[name])
  const ended = spawnSync(process.execPath, [file, ...args], { cwd: ROOT, stdio: 'inherit' })
  if (ended.error) throw ended.error
  return ended.status === 0
}

const TOOLS = {
  prettier: ['prettier', 'bin', 'prettier.cjs'],
  tsc: ['typescript', 'bin', 'tsc'],
  oxlint: ['oxlint', 'bin', 'oxlint'],
  vitest: ['vitest', 'vitest.mjs'],
  playwright: ['@playwright', 'test', 'cli.js'],
}

function countVitest() {
  if (!existsSync(VITEST_REPORT)) return undefined
  const report = JSON.parse(readFileSync(VITEST_REPORT, 'utf8'))
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function countStories() {
  if (!existsSync(STORIES_REPORT)) return undefined
  const { stats } = JSON.parse(readFileSync(STORIES_REPORT, 'utf8'))
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

module.exports = { runChecks }
