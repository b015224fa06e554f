import type { Goal } from './goal.ts'
import { delays, shareOut, upload } from './relay.ts'

const ratio = (value: number) => value.toFixed(2)

export async function relayGoals(): Promise<Goal[]> {
  const { refused, busy, longestWait } = await shareOut()
  const { grown, throughput } = await upload()
  const { me, admission } = await delays()
  const megabytes = grown === null ? null : grown / 1e6
  return [
    {
      goal: 'of 40 members × 3 requests none is refused',
      reached: refused === 0,
      found: String(refused),
    },
    {
      goal: 'the key’s places are busy 95 % of the time',
      reached: busy >= 0.95,
      found: `${(100 * busy).toFixed(0)} %`,
    },
    {
      goal: 'no member waits more than twice the mean',
      reached: longestWait <= 2,
      found: `${ratio(longestWait)} ×`,
    },
    {
      goal: 'fifty uploads of 10 MB grow the relay by at most 100 MB',
      reached: megabytes !== null && megabytes <= 100,
      found: megabytes === null ? 'not told' : `${megabytes.toFixed(0)} MB`,
    },
    {
      goal: 'at 0.8 of the speed without it, at least',
      reached: throughput >= 0.8,
      found: ratio(throughput),
    },
    {
      goal: 'admission adds at most 2 ms, of 10 000 rows',
      reached: admission <= 2,
      found: `${ratio(admission)} ms`,
    },
    {
      goal: 'and /me, while 200 wait',
      reached: me <= 2,
      found: `${ratio(me)} ms`,
    },
  ]
}
