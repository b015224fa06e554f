/** What is wrong with a call before it is sent, and beside which field to say so. */
export interface Fault {
  field: string
  sentence: string
}

export const fault = (field: string, what: string): Fault => ({
  field,
  sentence: `${field} ${what}`,
})
