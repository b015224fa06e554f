/**
 * Results lie above an instance, which takes nothing in; or in a main
 * component, and so in all of its instances.
 */
export interface Around {
  kind: 'above-instance' | 'in-component'
  name: string
}
