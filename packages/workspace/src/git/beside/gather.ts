import type { GitInput } from "../run-git.ts";

/** More is not held in memory only to be handed on, in bytes. */
const MOST = 4 * 1024 * 1024;

/** Input as one piece when it is short; else as it comes, with nothing lost. Rejects as `input` does. */
export async function gather(input: GitInput): Promise<GitInput> {
  if (isWhole(input)) return input;
  const pieces: Uint8Array[] = [];
  let length = 0;
  const rest = input[Symbol.asyncIterator]();
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length > MOST) return together(pieces, rest);
  }
  return Buffer.concat(pieces);
}

/** Whether input is there already. */
export function isWhole(input: GitInput): input is string | Uint8Array | undefined {
  return input === undefined || typeof input === "string" || input instanceof Uint8Array;
}

async function* together(
  pieces: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* pieces;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}
