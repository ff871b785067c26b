import type { AttemptSpec } from "../agent.ts";
import type { Ground } from "./ground/create-ground.ts";

let attempts = 0;

/** The spec of one more attempt on a ground: a read step with a home that outlives it. */
export function specFor(
  ground: Pick<Ground, "repo" | "home" | "tmp">,
  agent: string,
  over: Partial<AttemptSpec> = {},
): AttemptSpec {
  attempts++;
  return {
    run: `conformance-${process.pid}`,
    step: "trial",
    attempt: `a${attempts}`,
    role: "author",
    persona: "trial",
    generation: 1,
    ordinal: 1,
    agent,
    access: "read",
    cwd: ground.repo,
    home: ground.home,
    tmp: ground.tmp,
    readable: [],
    silenceMs: 60_000,
    timeoutMs: 300_000,
    ...over,
  };
}
