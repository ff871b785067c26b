// What the attacks share: each is tried inside of the sandbox, and what became of it is said in one JSON line.
export const [, , outside, secret, inside] = process.argv;

/** Tries an attack; it may throw, at once or later. What it gives back is proof of its success. */
export async function attempt(name, attack) {
  let outcome;
  try {
    outcome = `succeeded: ${String(await attack()).slice(0, 60)}`;
  } catch (error) {
    outcome = `refused: ${error.code ?? error.message}`;
  }
  process.stdout.write(`${JSON.stringify({ name, outcome })}\n`);
}
