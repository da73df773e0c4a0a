import { describe, expect, it } from 'vitest'
import { createPinoLog } from './log.ts'

function capture(level: 'debug' | 'warn') {
  const lines: string[] = []
  return { lines, log: createPinoLog(level, { write: (line) => void lines.push(line) }) }
}

describe('the log', () => {
  it('writes one line of JSON with level, time, message and facts', () => {
    const { lines, log } = capture('debug')
    log.info('listening', { port: 4280 })
    expect(lines).toHaveLength(1)
    const line: unknown = JSON.parse(lines[0] ?? '')
    expect(line).toMatchObject({ level: 'info', msg: 'listening', port: 4280 })
    expect(line).toHaveProperty('time', expect.stringMatching(/^\d{4}-\d\d-\d\dT/))
  })

  it('keeps the stack of an error', () => {
    const { lines, log } = capture('debug')
    log.error('failed', { error: new Error('broken') })
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: { message: 'broken', stack: expect.stringContaining('log.test.ts') },
    })
  })

  it('leaves out what is below its level', () => {
    const { lines, log } = capture('warn')
    log.debug('a')
    log.info('b')
    log.warn('c')
    expect(lines).toHaveLength(1)
  })
})
