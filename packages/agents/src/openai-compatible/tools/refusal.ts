/** A tool does not do what it was asked for. The message is a sentence for the model. */
export class Refusal extends Error {}
