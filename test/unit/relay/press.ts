import { form, type Team } from './team.ts'

export const v3 = '/v1/ideogram-v3/inpaint'
let count = 0
export const newId = () => `request-${String(count++)}`
export const turbo = (images = 1) =>
  form([
    ['rendering_speed', 'TURBO'],
    ['num_images', String(images)],
    ['image', 1000],
  ])

/** A paid request with an id of the panel's. */
export const press = (team: Team, name: string, id: string, images = 1) =>
  team.as(name, v3, {
    method: 'POST',
    body: turbo(images),
    headers: { 'Repaint-Request': id },
  })

/** What became of it, once it is no longer waiting or running. */
export async function untilKept(team: Team, name: string, id: string) {
  for (;;) {
    const answer = await team.as(name, `/kept/${id}`)
    if (answer.status !== 202) return answer
    await answer.arrayBuffer()
  }
}
