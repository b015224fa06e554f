import type { FieldKind } from './kind.ts'

export interface FlagKind extends FieldKind<boolean> {
  control: 'flag'
}

export const flagKind: FlagKind = {
  control: 'flag',
  read: (stored) => (typeof stored === 'boolean' ? stored : undefined),
  problem: () => null,
}
