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
 * drives, and what this process drove is interrupted until somebody does.
 */
export async function keepServing(
  { signal, drive }: Pick<OpenServer, "signal" | "drive">,
  { again, say }: { readonly again: string; readonly say: (text: string) => void },
): Promise<void> {
  await Promise.race([aborted(signal), drive.broken]);
  const left = await drive.driving().catch(() => []);
  if (left.length === 0) return;
  const holder = await drive.holder().catch(() => undefined);
  const [what, are] = left.length === 1 ? ["Run", "is"] : ["Runs", "are"];
  say(
    holder
      ? `${what} ${left.join(", ")} ${left.length === 1 ? "goes" : "go"} on in process ${holder.pid}.`
      : `${what} ${left.join(", ")} ${are} left for later, and shown as interrupted until somebody goes on. Go on with ${left.length === 1 ? "it" : "them"}: ${again}`,
  );
}

function aborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  signal.addEventListener("abort", () => resolve(), { once: true });
  return promise;
}
