'use strict'
/* Apart from start.cjs, because an old Node cannot read `import(…)` and must be able to read that file. */
const path = require('path')
const { pathToFileURL } = require('url')

const LOOK_EVERY_MS = 500

/** Runs a compiled program of the server in this process, so that signals reach it. */
exports.launch = (root, name) => {
  if (process.env.npm_lifecycle_event) stopWithParent()
  return import(pathToFileURL(path.join(root, 'dist', 'server', 'main', name)).href)
}

/**
 * npm runs scripts through a shell, and a shell that is told to stop does not pass it on. Without this a stopped
 * `npm start` would leave a server behind that nobody sees and that keeps the port and the data folder.
 */
function stopWithParent() {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}
