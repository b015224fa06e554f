import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../relay/config.ts'

const token = 'a-token-of-a-member'

describe('the environment', () => {
  it('needs nothing: then it is Ideogram, with everyone’s own key', () => {
    expect(readConfig({ PATH: '/bin', IDEOGRAM_API_KEY: ' ' })).toEqual({
      ideogramOrigin: 'https://api.ideogram.ai',
      imageHosts: [
        { origin: 'https://ideogram.ai', path: '/' },
        { origin: 'https://d2gu96o5zk2m7w.cloudfront.net', path: '/' },
        { origin: 'https://api.ideogram.ai', path: '/images/' },
      ],
      access: { mode: 'own-key' },
      maxRequestBytes: 50_000_000,
      timeoutMs: 280_000,
      idleMs: 60_000,
      places: 10,
      requestsPerMinute: 1200,
      connectionsPerAddress: 256,
      timeZone: 'UTC',
      trustProxy: false,
    })
  })

  it('names members, or numbers them', () => {
    const { access } = readConfig({
      IDEOGRAM_API_KEY: 'key',
      MEMBER_TOKENS: `Anna B.:${token}:1, ${token}-2 ,`,
    })
    expect(access).toEqual({
      mode: 'team-key',
      key: 'key',
      adminToken: null,
      budgets: { member: null, team: null },
      members: [
        { name: 'Anna B.', token: `${token}:1` },
        { name: 'member-2', token: `${token}-2` },
      ],
    })
  })

  it('takes an origin on this machine, when it is spelled out', () => {
    const config = readConfig({
      IDEOGRAM_ORIGIN: 'http://localhost:9000/',
      IDEOGRAM_IMAGE_HOSTS: 'http://localhost:9000, https://10.0.0.1:8443/i/',
      MAX_REQUEST_MB: '5',
      IDEOGRAM_TIMEOUT_SECONDS: '60',
    })
    expect(config).toMatchObject({
      ideogramOrigin: 'http://localhost:9000',
      imageHosts: [
        { origin: 'http://localhost:9000', path: '/' },
        { origin: 'https://10.0.0.1:8443', path: '/i/' },
      ],
      maxRequestBytes: 5_000_000,
      timeoutMs: 60_000,
    })
  })

  it.each([
    ['IDEOGRAM_ORIGIN', 'api.ideogram.ai'],
    ['IDEOGRAM_ORIGIN', 'http://api.ideogram.ai'],
    ['IDEOGRAM_ORIGIN', 'https://api.ideogram.ai/v1'],
    ['IDEOGRAM_ORIGIN', 'https://user:pass@api.ideogram.ai'],
    ['IDEOGRAM_ORIGIN', 'ftp://localhost'],
    ['IDEOGRAM_IMAGE_HOSTS', 'localhost'],
    ['IDEOGRAM_IMAGE_HOSTS', 'ideogram.ai, 10.0.0.1'],
    ['IDEOGRAM_IMAGE_HOSTS', '0x7f000001'],
    ['IDEOGRAM_IMAGE_HOSTS', '[::1]'],
    ['IDEOGRAM_IMAGE_HOSTS', 'intranet'],
    ['IDEOGRAM_IMAGE_HOSTS', 'nas.local'],
    ['IDEOGRAM_IMAGE_HOSTS', 'metadata.google.internal'],
    ['IDEOGRAM_IMAGE_HOSTS', 'ideogram.ai:8443'],
    ['IDEOGRAM_IMAGE_HOSTS', '*.ideogram.ai'],
    ['IDEOGRAM_IMAGE_HOSTS', 'https://user:pass@ideogram.ai'],
    ['IDEOGRAM_IMAGE_HOSTS', 'file://ideogram.ai'],
    ['MEMBER_TOKENS', 'anna:too-short'],
    ['MEMBER_TOKENS', `${token}, a token with blanks`],
    ['MAX_REQUEST_MB', '0'],
    ['MAX_REQUEST_MB', '10 MB'],
    ['IDEOGRAM_TIMEOUT_SECONDS', '1.5'],
    ['ADMIN_TOKEN', 'too-short'],
    ['MEMBER_BUDGET_USD', '$20'],
    ['TEAM_BUDGET_USD', '12.345'],
    ['TEAM_TIME_ZONE', 'Berlin'],
    ['TRUST_PROXY', 'maybe'],
  ])('refuses %s=%s in a sentence that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(`${name} must`)
  })

  it('never quotes a secret it cannot use', () => {
    const reading = () =>
      readConfig({ IDEOGRAM_API_KEY: 'k-1234', MEMBER_TOKENS: 'too-short' })
    expect(reading).toThrow(/^(?!.*(k-1234|too-short)).*MEMBER_TOKENS/)
  })

  it('refuses a team key that nobody guards', () => {
    expect(() => readConfig({ IDEOGRAM_API_KEY: 'key' })).toThrow(
      'IDEOGRAM_API_KEY is set without MEMBER_TOKENS',
    )
  })

  it('lets a team begin with nobody but its admin', () => {
    const config = readConfig({
      IDEOGRAM_API_KEY: 'key',
      ADMIN_TOKEN: token,
      MEMBER_BUDGET_USD: '12.50',
      TEAM_TIME_ZONE: 'Europe/Berlin',
    })
    expect(config).toMatchObject({
      timeZone: 'Europe/Berlin',
      access: {
        members: [],
        adminToken: token,
        budgets: { member: 12_500_000, team: null },
      },
    })
  })

  it.each([
    ['a letter that repeats', { MEMBER_TOKENS: `anna:${'a'.repeat(32)}` }],
    ['two that take turns', { MEMBER_TOKENS: `anna:${'ab'.repeat(16)}` }],
    ['one for two', { MEMBER_TOKENS: `anna:${token},otto:${token}` }],
    ['the team’s key', { MEMBER_TOKENS: `anna:the-key-of-the-team` }],
    ['the admin’s', { MEMBER_TOKENS: `anna:${token}`, ADMIN_TOKEN: token }],
    ['two of a name', { MEMBER_TOKENS: `anna:${token},anna:${token}-2` }],
  ])('refuses as a token %s, without quoting it', (_, env) => {
    const reading = () =>
      readConfig({ IDEOGRAM_API_KEY: 'the-key-of-the-team', ...env })
    expect(reading).toThrow(
      /^(?!.*(aaaa|abab|a-token|the-key-of)).*(anna|member)/,
    )
  })

  it('refuses an admin of nothing', () => {
    expect(() => readConfig({ ADMIN_TOKEN: token })).toThrow(
      'ADMIN_TOKEN is set without IDEOGRAM_API_KEY',
    )
  })

  it('refuses tokens that would be taken for Ideogram keys', () => {
    expect(() => readConfig({ MEMBER_TOKENS: token })).toThrow(
      'MEMBER_TOKENS is set without IDEOGRAM_API_KEY',
    )
  })
})
