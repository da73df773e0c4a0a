'use strict'
/*
 * `npm start`, `npm run seats` and `npm run verify-record`: installs what is missing, builds what is out of date, then runs the program named
 * by the first argument. Written so that a Node of any age can read it and say in one sentence that it is too old.
 */
var fs = require('fs')
var path = require('path')
var install = require('./install.cjs')

var ROOT = path.join(__dirname, '..', '..')
/** What the build reads. */
var SOURCES = [
  'client',
  'server',
  'shared',
  'package-lock.json',
  'tsconfig.base.json',
  'vite.config.ts',
]
/** Written by the build after everything else that could fail. */
var BUILT = path.join(ROOT, 'dist', 'client', 'index.html')
var PROGRAMS = { seats: 'seats.js', 'verify-record': 'verifyRecord.js', server: 'main.js' }

/** When the newest file of a path was changed, in milliseconds; tests do not count, because the build does not read them. */
function newest(file) {
  var stat = fs.statSync(file)
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(file) ? 0 : stat.mtimeMs
  return fs
    .readdirSync(file)
    .filter(function (name) {
      return name !== 'node_modules' && name.charAt(0) !== '.'
    })
    .map(function (name) {
      return newest(path.join(file, name))
    })
    .reduce(function (a, b) {
      return Math.max(a, b)
    }, 0)
}

function isBuilt() {
  if (!fs.existsSync(BUILT)) return false
  var built = fs.statSync(BUILT).mtimeMs
  return SOURCES.every(function (source) {
    return newest(path.join(ROOT, source)) <= built
  })
}

function prepare() {
  install.requireNode()
  if (!install.installPackages(ROOT)) {
    console.error('The packages could not be installed; npm says why above.')
    return false
  }
  if (isBuilt()) return true
  console.log('Building …')
  if (install.runNpm(['run', '--silent', 'build'], ROOT)) return true
  console.error('The build failed; the reason stands above.')
  return false
}

var name =
  process.argv[2] === 'seats' || process.argv[2] === 'verify-record' ? process.argv[2] : 'server'
if (!prepare()) process.exit(1)
// The program reads its own arguments from the third place on, as if it had been started directly.
if (name !== 'server') process.argv.splice(2, 1)
require('./launch.cjs')
  .launch(ROOT, PROGRAMS[name])
  .catch(function (error) {
    console.error(error)
    process.exit(1)
  })
