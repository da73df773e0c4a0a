'use strict'
/* `npm test` starts here. A Node that is too old can read this file, and gets one clear sentence. */
var install = require('../server/main/install.cjs')

install.requireNode()
var checks = require('./checks.cjs')

process.exitCode = checks.runChecks(process.argv.slice(2)) ? 0 : 1
