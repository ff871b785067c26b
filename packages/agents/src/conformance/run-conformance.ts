import { catalogueOf } from "../catalogue/catalogue.ts";
import { machineWith } from "./machine-with.ts";
import { runChecks } from "./checks/run-checks.ts";
import { createGround } from "./ground/create-ground.ts";
import type { CapabilityRecord, Trial, TrialResult } from "./record.ts";
import { type Subject, runAttacks } from "./run-attacks.ts";

/** What is tried of an agent. */
export interface ConformanceOptions extends Subject {
  readonly trials: readonly Trial[];
  /** Told of each step, a line each. */
  readonly say: (line: string) => void;
}

/**
 * Holds an agent to what it must do and must not write, behind our own port, against a scripted model.
 * It spends nothing and writes only on throw-away grounds; `agent-enforced` runs the agent without our
 * sandbox there. Throws an Error when the agent is not there.
 */
export async function runConformance({
  trials,
  say,
  ...subject
}: ConformanceOptions): Promise<CapabilityRecord> {
  const { agent, directories } = subject;
  const entry = catalogueOf().find(({ id }) => id === agent);
  if (!entry) throw new Error(`There is no agent named ${agent}.`);
  const ground = createGround(() => ({}));
  const { version, missing } = await entry.look(
    machineWith("http://127.0.0.1:9", ground, directories),
  );
  ground.remove();
  if (missing || version === undefined)
    throw new Error(missing?.reason ?? `${agent} does not say its version.`);
  say(`${agent} ${version}: checks`);
  const checks = await runChecks(subject, say);
  const results: TrialResult[] = [];
  for (const trial of trials) {
    say(`${agent} ${version}: attacks, ${trial}`);
    results.push(await runAttacks(subject, trial, say));
  }
  const on = new Date().toISOString().slice(0, 10);
  return { agent, version, on, checks, trials: results };
}
