import { messageOf } from "@wheelhouse/core";
import type { AttemptSpec, ConversationEvent } from "../../agent.ts";
import { startModelServer } from "../../model-server/start-model-server.ts";
import { createGround } from "../ground/create-ground.ts";
import { machineWith } from "../machine-with.ts";
import { openHeld } from "../open-held.ts";
import type { CheckResult } from "../record.ts";
import type { Subject } from "../run-attacks.ts";
import { specFor } from "../spec-for.ts";
import type { Check, Opened } from "./check.ts";
import { CONVERSATION_CHECKS } from "./conversation-checks.ts";
import { END_CHECKS } from "./end-checks.ts";
import { ERROR_CHECKS } from "./error-checks.ts";

/** All checks, in the order in which they are run. */
export const CHECKS: readonly Check[] = [...CONVERSATION_CHECKS, ...END_CHECKS, ...ERROR_CHECKS];

/** Runs every check at the level enforced, each on a ground of its own. Never rejects for what the agent does. */
export async function runChecks(
  subject: Subject,
  say: (line: string) => void,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of CHECKS) {
    const result = await runCheck(subject, check);
    say(`  ${check.id}: ${result.outcome}${result.why === undefined ? "" : `, ${result.why}`}`);
    results.push(result);
  }
  return results;
}

/** Runs one check at the level enforced, on a ground of its own. Never rejects for what the agent does. */
export async function runCheck(
  { agent, directories }: Subject,
  check: Check,
): Promise<CheckResult> {
  const { id } = check;
  const ground = createGround(() => ({}));
  const server = await startModelServer({ script: check.script(ground.repo) });
  const sessions: Opened["session"][] = [];
  const start = openHeld("enforced", machineWith(server.url, ground, directories));
  const open = async (over: Partial<AttemptSpec> = {}): Promise<Opened> => {
    const heard = createEar();
    const cancel = new AbortController();
    const spec = specFor(ground, agent, over);
    const session = await start(spec, heard.emit, cancel.signal);
    if ("usable" in session) throw new Error(`${session.reason} ${session.hint}`.trim());
    sessions.push(session);
    return { ...heard, session, cancel, marker: `${spec.run}/${spec.attempt}` };
  };
  try {
    const why = await check.run({ server, open, repo: ground.repo });
    return { id, outcome: "passed", ...(why === undefined ? {} : { why }) };
  } catch (error) {
    const why = messageOf(error).replaceAll(ground.repo, "PROJECT").slice(0, 300);
    return { id, outcome: "failed", why };
  } finally {
    await Promise.all(sessions.map((session) => session.close("the check is over")));
    await server.close();
    ground.remove();
  }
}

function createEar(): Pick<Opened, "events" | "heard"> & {
  readonly emit: (event: ConversationEvent) => void;
} {
  const events: ConversationEvent[] = [];
  const waiting = new Set<() => void>();
  return {
    events,
    emit(event) {
      events.push(event);
      for (const look of waiting) look();
    },
    heard: (fits) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!events.some(fits)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
