/**
 * What was given cannot be used: said in a sentence before anything is asked
 * of Ideogram, and nothing is billed.
 */
export class WrongInput extends Error {}
