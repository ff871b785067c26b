import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { WheelhouseError } from "@wheelhouse/core";
import { clearDead, holderOf, takeTurn } from "./turn-file.ts";

/** How often who waits looks, and how long at most, in milliseconds. */
const LOOK_MS = 100;
const LIMIT_MS = 120_000;

/** How a turn is waited for. */
export interface Waiting {
  /** Told once that another process is at it. */
  readonly onWait?: (pid: number) => void;
  /** Longest wait, in milliseconds; two minutes when absent. */
  readonly limitMs?: number;
}

/**
 * Does work that only one process should do at a time, and others wait for: the file names who is at
 * it. One that died over it is replaced. Throws `internal`, with the file, when the wait is too long.
 */
export async function takeTurns(
  file: string,
  work: () => Promise<void>,
  waiting: Waiting = {},
): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const giveBack = await waitForTurn(file, waiting);
  try {
    await work();
  } finally {
    giveBack();
  }
}

async function waitForTurn(
  file: string,
  { onWait, limitMs = LIMIT_MS }: Waiting,
): Promise<() => void> {
  const until = performance.now() + limitMs;
  let told = false;
  for (;;) {
    const giveBack = takeTurn(file);
    if (giveBack) return giveBack;
    const holder = holderOf(file);
    const pid = holder.kind === "somebody" ? holder.pid : undefined;
    if (pid !== undefined && !told) onWait?.(pid);
    told ||= pid !== undefined;
    if (performance.now() >= until) throw tooLong(file, pid);
    if (holder.kind === "dead") clearDead(file, holder.text);
    else if (holder.kind === "somebody") await delay(LOOK_MS);
  }
}

function tooLong(file: string, pid: number | undefined): WheelhouseError {
  const who = pid === undefined ? "Another process" : `Process ${pid}`;
  return new WheelhouseError("internal", `${who} does not come to an end with ${file}.`, {
    hint: `If nothing works on it any more, remove that file: rm '${file}'`,
  });
}
