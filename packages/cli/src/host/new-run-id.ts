import { randomInt } from "node:crypto";

/** Without i, l, o and u: nothing to confuse, and no words by chance. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 8;

/** A new run id: eight letters and digits that can be read aloud. Begins with a letter, so that nothing takes it for a number. */
export function newRunId(): string {
  let id = LETTERS.charAt(randomInt(10, LETTERS.length));
  while (id.length < LENGTH) id += LETTERS.charAt(randomInt(LETTERS.length));
  return id;
}
