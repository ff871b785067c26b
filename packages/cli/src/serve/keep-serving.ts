import { runRowSchema, shownStatus } from "@wheelhouse/core";
import type { OpenServer } from "./open-server.ts";

/** Goes on with the runs that nobody drove. One that cannot go on stops neither the others nor the server. */
export async function resumeIdle(
  { idle, drive }: Pick<OpenServer, "idle" | "drive">,
  say: (text: string) => void,
): Promise<void> {
  for (const { id } of idle) {
    await drive
      .resume(id)
      .catch((error: unknown) => say(`Run ${id} cannot go on: ${String(error)}`));
  }
}

/**
 * Serves until somebody ends it, and says what becomes of the runs: another host goes on with what it
 * drives; what this process drove is left, and shown as interrupted, or as waiting when it waits for a person.
 */
export async function keepServing(
  { signal, drive, reader }: Pick<OpenServer, "signal" | "drive" | "reader">,
  { again, say }: { readonly again: string; readonly say: (text: string) => void },
): Promise<void> {
  await Promise.race([aborted(signal), drive.broken]);
  const left = await drive.driving().catch((): readonly string[] => []);
  if (left.length === 0) return;
  const holder = await drive.holder().catch(() => undefined);
  if (holder) return say(`Process ${holder.pid} goes on with ${left.join(", ")}.`);
  const rows = (await reader.rows("runs", { where: { ended_at: null } }))
    .map((row) => runRowSchema.parse(row))
    .filter(({ id }) => left.includes(id))
    .map(({ id, status, open_requests: openRequests }) => {
      return `${id} (${shownStatus({ status, openRequests }, false)})`;
    });
  say(`Left for later: ${rows.join(", ")}. Go on: ${again}`);
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
