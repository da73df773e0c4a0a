'use strict'
/*
 * What has to be true before anything else can run: a Node that is new enough and the packages of the lock file.
 * Written so that a Node of any age can read it, because telling an old one what is wrong is its first task.
 */
var childProcess = require('child_process')
var crypto = require('crypto')
var fs = require('fs')
var path = require('path')

var OLDEST_NODE = [20, 19]
/** Holds the digest of the lock file that node_modules was last installed from. */
var STAMP = path.join('node_modules', '.parley-lock')

/** Ends the program with one clear sentence when this Node is too old. */
function requireNode() {
  var version = process.versions.node.split('.').map(Number)
  var enough =
    version[0] > OLDEST_NODE[0] || (version[0] === OLDEST_NODE[0] && version[1] >= OLDEST_NODE[1])
  if (enough) return
  console.error(
    'Parley needs Node ' +
      OLDEST_NODE.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '.',
  )
  process.exit(1)
}

/**
 * Runs `npm ci` when node_modules is missing or was installed from another lock file.
 * Answers whether the packages are in place now.
 */
function installPackages(root) {
  var lock = fs.readFileSync(path.join(root, 'package-lock.json'))
  var digest = crypto.createHash('sha256').update(lock).digest('hex')
  var stamp = path.join(root, STAMP)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8').trim() === digest) return true
  console.log('Installing packages (npm ci) …')
  // The page is built from development packages, so a NODE_ENV of "production" must not leave them out.
  if (!runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], root)) return false
  fs.writeFileSync(stamp, digest + '\n')
  return true
}

/** Runs npm and answers whether it succeeded; the npm that started this program, when one did. */
function runNpm(args, root) {
  var npm = process.env.npm_execpath
  var ended = npm
    ? childProcess.spawnSync(process.execPath, [npm].concat(args), { cwd: root, stdio: 'inherit' })
    : childProcess.spawnSync('npm', args, {
        cwd: root,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      })
  if (ended.error) console.error('npm could not be started: ' + ended.error.message)
  return ended.status === 0
}

module.exports = { installPackages: installPackages, requireNode: requireNode, runNpm: runNpm }
