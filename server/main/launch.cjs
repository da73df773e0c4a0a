'use strict'
/* Apart from start.cjs, because an old Node cannot read `import(…)` and must be able to read that file. */
const path = require('path')
const { pathToFileURL } = require('url')

/** Runs a compiled program of the server in this process, so that signals reach it. */
exports.launch = (root, name) =>
  import(pathToFileURL(path.join(root, 'dist', 'server', 'main', name)).href)
