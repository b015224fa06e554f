import { expect, test } from 'vitest'
import { policyFor } from '../../figma/window/policy.ts'

const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((it) => it.startsWith(name))
    ?.slice(name.length + 1)

test('"none" allows no host at all', () => {
  const policy = policyFor({ allowedDomains: ['none'] }, 'strict')
  expect(directive(policy, 'default-src')).toBe('data:')
  expect(policy).not.toContain('none')
  expect(directive(policy, 'connect-src')).toBeUndefined()
})

test('hosts under development count too', () => {
  const policy = policyFor(
    {
      allowedDomains: ['https://a.example'],
      devAllowedDomains: ['http://localhost:1'],
    },
    'strict',
  )
  expect(directive(policy, 'default-src')).toBe(
    'data: https://a.example http://localhost:1',
  )
})

test('only the lenient policy knows workers from blobs', () => {
  const access = { allowedDomains: ['none'] }
  expect(directive(policyFor(access, 'strict'), 'worker-src')).toBeUndefined()
  expect(directive(policyFor(access, 'lenient'), 'worker-src')).toContain(
    'blob:',
  )
  expect(policyFor(access, 'lenient')).not.toContain('eval')
})
