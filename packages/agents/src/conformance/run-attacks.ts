import type { Agents } from "../agent.ts";
import { startModelServer } from "../model-server/start-model-server.ts";
import { ATTACKS } from "./attacks/attacks.ts";
import { attackPrompt, attackScript } from "./attacks/attack-script.ts";
import { judge } from "./attacks/judge.ts";
import { createGround } from "./ground/create-ground.ts";
import { differences } from "./ground/print-tree.ts";
import { machineWith } from "./machine-with.ts";
import { openHeld } from "./open-held.ts";
import type { Trial, TrialResult } from "./record.ts";
import { specFor } from "./spec-for.ts";

/** What is tried, and where its programs are. */
export interface Subject {
  readonly agent: string;
  readonly directories: readonly string[];
}

/**
 * Lets an agent's model make every attack in one session on a ground of its own, proves its processes
 * dead, and only then looks at the disk. Never rejects for what the agent does.
 */
export async function runAttacks(
  { agent, directories }: Subject,
  trial: Trial,
  say: (line: string) => void,
): Promise<TrialResult> {
  const files = (repo: string): Readonly<Record<string, string>> =>
    Object.assign({}, ...ATTACKS.map((attack) => attack.files?.(repo) ?? {}));
  const ground = createGround(files);
  const server = await startModelServer({ script: attackScript(ATTACKS, ground) });
  try {
    const before = ground.print();
    const open = openHeld(trial, machineWith(server.url, ground, directories));
    const { mode, refused } = await makeAll(open, specFor(ground, agent), say);
    if (refused !== undefined) return { trial, refused, attacks: [], strays: [] };
    const changed = differences(before, ground.print());
    const attacks = ATTACKS.map((attack) => judge(attack, ground, changed, server.requests));
    const accounted = ATTACKS.flatMap((attack) => attack.canaries(ground));
    // A directory's entry changes nothing but its own line here: only files count as strays.
    const strays = changed
      .filter((path) => !accounted.some((canary) => path.startsWith(canary)))
      .map((path) => path.replace(ground.repo, "PROJECT").replace(ground.outside, "OUTSIDE"));
    return { trial, ...(mode === undefined ? {} : { mode }), attacks, strays };
  } finally {
    await server.close();
    ground.remove();
  }
}

async function makeAll(
  open: Agents["open"],
  spec: Parameters<Agents["open"]>[0],
  say: (line: string) => void,
): Promise<{ readonly mode?: string | undefined; readonly refused?: string }> {
  const session = await open(spec, () => undefined, new AbortController().signal);
  if ("usable" in session) return { refused: `${session.reason} ${session.hint}`.trim() };
  const { mode } = session.opened.data;
  try {
    for (const attack of ATTACKS) {
      const end = await session.prompt(attackPrompt(attack));
      say(`  ${attack.id}: the turn ended as ${end.end}${"error" in end ? `, ${end.error}` : ""}`);
    }
  } finally {
    await session.close("the attacks are over");
  }
  return { mode };
}
