import { createHash } from "node:crypto";
import {
  type AgentStep,
  canonical,
  type Json,
  type RunEvent,
  type RunState,
  type Usage,
  verdictSchema,
} from "@wheelhouse/core";
import { z } from "zod";
import type { Committed, EnginePorts } from "../ports.ts";
import { checkOutput } from "./check-output.ts";
import { type At, failed } from "./end-of-attempt.ts";
import { handoffsOf } from "./handoffs-of.ts";
import type { ReadOutput } from "./read-output.ts";
import type { Turns } from "./read-turns.ts";

/** What was handed in. */
export interface Work {
  readonly answer: ReadOutput;
  readonly sendBack: Turns["sendBack"];
  readonly usage: Usage | undefined;
  /** What it left in the clone of its run, when it may write there. */
  readonly committed?: Committed | undefined;
}

/** The outcome of an author's attempt: done is what has an output and passes our own checks. */
export async function judgeOutput(
  ports: EnginePorts,
  at: At,
  { def, state, signal }: { def: AgentStep; state: RunState; signal: AbortSignal },
  work: Work,
): Promise<RunEvent[]> {
  const outcome = await judged(ports, at, { def, state, signal }, work);
  return [...changesOf(at, work.committed), ...outcome];
}

/** The event that tells what an attempt has changed; it stands whatever becomes of the attempt. */
function changesOf(at: At, committed: Committed | undefined): RunEvent[] {
  if (!committed?.work) return [];
  const { work, omitted } = committed;
  const data = { ...work, ...(omitted.length > 0 && { omitted: [...omitted] }) };
  return [{ type: "work.committed", ...at, data }];
}

async function judged(
  ports: EnginePorts,
  at: At,
  { def, state, signal }: { def: AgentStep; state: RunState; signal: AbortSignal },
  { answer, sendBack, usage, committed }: Work,
): Promise<RunEvent[]> {
  // Who sends the work back says that there is nothing to hand in yet.
  if (!answer.ok && sendBack) return completed(at, { output: null, sendBack }, usage);
  if (!answer.ok) return failed(at, "output", `the output does not fit: ${answer.error}`, usage);
  const { output } = answer;
  if ((output === "" || output === null) && !sendBack)
    return failed(at, "empty", "it ended without handing in anything", usage);
  if (committed?.everChanged === false && !sendBack && !saysUnchanged(output))
    return failed(at, "empty", "it says that it is done, but has changed no file", usage);
  const checks = await checkOutput(ports, def, output, state, signal);
  const wish = sendBack ?? sendBackIn(output, def);
  const done = completed(
    at,
    {
      output,
      ...(checks.length > 0 ? { checks } : {}),
      ...(wish ? { sendBack: wish } : {}),
    },
    usage,
    committed?.tree,
  );
  return [...handoffsOf(at, output), ...done];
}

const unchangedSchema = z.object({ unchanged: z.string().trim().min(1) });

/** Whether an author says why there was nothing to change: its critic judges that. */
function saysUnchanged(output: Json): boolean {
  return unchangedSchema.safeParse(output).success;
}

/**
 * The outcome of a critic's or supervisor's attempt. A verdict that cannot be read is a verdict:
 * decide takes it as "cannot verify".
 */
export function takeOutput(
  at: At,
  role: "critic" | "supervisor",
  { answer, sendBack, usage }: Work,
): RunEvent[] {
  if (!answer.ok && role === "supervisor")
    return failed(at, "output", `the output does not fit: ${answer.error}`, usage);
  const output = answer.ok ? answer.output : null;
  if (!sendBack) return completed(at, { output }, usage);
  const verdict = verdictSchema.safeParse(output).data ?? {
    verdict: "reject",
    findings: [sendBack.reason],
  };
  return completed(at, { output: { ...verdict, sendBack: verdict.sendBack ?? sendBack } }, usage);
}

type Completion = Extract<RunEvent, { type: "attempt.completed" }>["data"] & {
  readonly output: Json;
};

/** Work on files is the same work when the files are the same; any other when the output is. */
function completed(at: At, data: Completion, usage: Usage | undefined, tree?: string): RunEvent[] {
  const digest = createHash("sha256")
    .update(tree ?? canonical(data.output))
    .digest("hex")
    .slice(0, 16);
  return [
    { type: "attempt.completed", ...at, data: { ...data, digest, ...(usage ? { usage } : {}) } },
  ];
}

const sendBackSchema = z.object({ sendBack: z.object({ to: z.string(), reason: z.string() }) });

function sendBackIn(output: Json, def: AgentStep): Turns["sendBack"] {
  const wish = sendBackSchema.safeParse(output).data?.sendBack;
  return wish && def.sendBackTo.includes(wish.to) ? wish : undefined;
}
