import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const sentence = (env: Record<string, string>): string => {
  const read = readConfig(env)
  return read.ok ? 'fine' : read.sentence
}

describe('the configuration', () => {
  it('has a value for everything that nobody set', () => {
    expect(readConfig({ PATH: '/bin', HOME: '/' })).toEqual({
      ok: true,
      config: {
        host: '127.0.0.1',
        port: 4280,
        data: './data',
        origins: [],
        proxies: [],
        store: 'sqlite',
        newPlans: 'anyone',
        logLevel: null,
      },
    })
  })

  it('takes what is set', () => {
    const read = readConfig({
      PARLEY_HOST: '0.0.0.0',
      PARLEY_PORT: '0',
      PARLEY_ORIGINS: 'https://a.example, http://b.example:8080',
      PARLEY_PROXIES: '10.0.0.1, 2001:db8::/32',
      PARLEY_LOG_LEVEL: 'debug',
      PARLEY_NEW_PLANS: 'nobody',
    })
    expect(read).toMatchObject({
      config: {
        host: '0.0.0.0',
        port: 0,
        origins: ['https://a.example', 'http://b.example:8080'],
        proxies: ['10.0.0.1', '2001:db8::/32'],
        logLevel: 'debug',
        newPlans: 'nobody',
      },
    })
  })

  it('names the nearest setting when one is mistyped', () => {
    expect(sentence({ PARLEY_PROT: '1' })).toBe(
      'There is no setting PARLEY_PROT. Did you mean PARLEY_PORT?',
    )
    expect(sentence({ PARLEY_ORIGIN: 'x' })).toContain('PARLEY_ORIGINS?')
    expect(sentence({ PARLEY_QQQQQQQQQQQQQQQQQQQQQQQQQQ: '1' })).toContain('The settings are')
  })

  it('leaves the names of the tools beside it alone', () => {
    expect(sentence({ PARLEY_CHROMIUM: '/usr/bin/chromium' })).toBe('fine')
  })

  it.each([
    ['PARLEY_PORT', '70000'],
    ['PARLEY_PORT', '-1'],
    ['PARLEY_PORT', '80 80'],
    ['PARLEY_PORT', ''],
    ['PARLEY_HOST', ''],
    ['PARLEY_DATA', ''],
    ['PARLEY_ORIGINS', 'parley.example'],
    ['PARLEY_ORIGINS', 'https://a.example/'],
    ['PARLEY_ORIGINS', 'https://a.example,ftp://b.example'],
    ['PARLEY_ORIGINS', '*'],
    ['PARLEY_PROXIES', 'proxy.example'],
    ['PARLEY_PROXIES', '10.0.0.1, 10.0.0.0/33'],
    ['PARLEY_PROXIES', '10.0.0.0/'],
    ['PARLEY_STORE', 'redis'],
    ['PARLEY_NEW_PLANS', 'yes'],
    ['PARLEY_LOG_LEVEL', 'loud'],
  ])('says in one sentence what is wrong: %s=%s', (name, value) => {
    const said = sentence({ [name]: value })
    expect(said).toMatch(new RegExp(`^${name} must be .*it is “.*”\\.$`))
    expect(said).toContain(value)
  })
})
