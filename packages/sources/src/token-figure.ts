/**
 * A number of tokens that a foreign log tells, also when it is written as a text. Undefined for what is none, such as a
 * fraction, what is below zero, or more than a number holds exactly: what an answer used is then unknown.
 * *Contract*: every figure of tokens comes through here, so that none that the wire refuses gets into an event.
 */
export function tokenFigure(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined;
}

/** Whether something is told in the place of a number of tokens that is none. */
export function isOddFigure(value: unknown): boolean {
  return value !== undefined && value !== null && tokenFigure(value) === undefined;
}
