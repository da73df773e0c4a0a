import { describe, expect, it } from 'vitest'
import { ownOrigins } from './origins.ts'

describe('the server’s own origins', () => {
  it('are every name of this machine’s inner address when it listens there', () => {
    expect(ownOrigins('127.0.0.1', 4280)).toEqual([
      'http://127.0.0.1:4280',
      'http://localhost:4280',
      'http://[::1]:4280',
    ])
    expect(ownOrigins('::1', 4280)[0]).toBe('http://[::1]:4280')
  })

  it('are the one address that it listens on', () => {
    expect(ownOrigins('192.0.2.7', 4280)).toEqual(['http://192.0.2.7:4280'])
    expect(ownOrigins('2001:db8::7', 4280)).toEqual(['http://[2001:db8::7]:4280'])
  })

  it('are written as browsers write them', () => {
    expect(ownOrigins('parley.example', 80)).toEqual(['http://parley.example'])
  })

  it('are a closed list when it listens everywhere', () => {
    const origins = ownOrigins('0.0.0.0', 4280)
    expect(origins).toContain('http://localhost:4280')
    expect(origins).not.toContain('http://0.0.0.0:4280')
  })
})
