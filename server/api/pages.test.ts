import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aServer, type TestServer } from './testing/aServer.ts'

const SCRIPT = 'console.log("a long script")'.repeat(100)
let folder: string
let server: TestServer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-pages-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<title>Parley</title>')
  writeFileSync(join(folder, 'assets', 'index-Ab12.js'), SCRIPT)
  writeFileSync(join(folder, 'assets', 'index-Ab12.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(join(folder, 'assets', 'index-Ab12.js.gz'), gzipSync(SCRIPT))
  writeFileSync(join(folder, '..', 'parley-outside.txt'), 'not for you')
  server = await aServer({ pages: folder })
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url, headers })

describe('pages', () => {
  it('are one page at each of their addresses, fresh each time', async () => {
    for (const url of ['/', '/join', '/plan/abc', '/plan/abc/point/def', '/?x=1']) {
      const answer = await get(url)
      expect([url, answer.statusCode, answer.body]).toEqual([url, 200, '<title>Parley</title>'])
      expect(answer.headers['content-type']).toContain('text/html')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('load files that are kept for ever, compressed when they were built', async () => {
    const url = '/assets/index-Ab12.js'
    for (const [accepted, sent] of [
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['', undefined],
    ] as const) {
      const answer = await get(url, { 'accept-encoding': accepted })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-encoding']).toBe(sent)
      expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(answer.headers['content-type']).toContain('javascript')
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      if (sent === undefined) expect(answer.body).toBe(SCRIPT)
      else expect(answer.headers.vary).toContain('accept-encoding')
    }
  })

  it('are not at any other address, and nothing outside their folder is', async () => {
    for (const url of [
      '/nothing',
      '/assets/gone-Cd34.js',
      '/assets',
      '/assets/',
      '/plans',
      '/api/nothing',
      '/../parley-outside.txt',
      '/%2e%2e/parley-outside.txt',
      '/assets/..%2f..%2fparley-outside.txt',
      '/.env',
    ]) {
      const answer = await get(url)
      expect([url, answer.statusCode]).toEqual([url, 404])
      expect(answer.headers['content-type']).toContain('application/problem+json')
      expect(answer.headers['cache-control']).toBe('no-store')
    }
  })

  it('are read and not written', async () => {
    const answer = await server.app.inject({ method: 'POST', url: '/plan/abc' })
    expect(answer.statusCode).toBe(404)
    expect((await server.app.inject({ method: 'HEAD', url: '/' })).statusCode).toBe(200)
  })
})
