import type { Agents, AgentSession } from "../agent.ts";
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

/** An attack takes a moment; whoever is silent for so long is stuck. In milliseconds. */
const SILENCE_MS = 20_000;

/** What is tried, and where its programs are. */
export interface Subject {
  readonly agent: string;
  readonly directories: readonly string[];
}

/**
 * Lets an agent's model make every attack on a ground of its own, proves its processes
 * dead, and only then looks at the disk. Never rejects for what the agent does.
 */
export async function runAttacks(
  { agent, directories }: Subject,
  trial: Trial,
  say: (line: string) => void,
): Promise<TrialResult> {
  // Without a sandbox nothing is started where a project brings such files: those attacks end there.
  const files = (repo: string): Readonly<Record<string, string>> =>
    trial === "agent-enforced"
      ? {}
      : Object.assign({}, ...ATTACKS.map((attack) => attack.files?.(repo) ?? {}));
  const ground = createGround(files);
  const server = await startModelServer({ script: attackScript(ATTACKS, ground) });
  try {
    const before = ground.print();
    const open = openHeld(trial, machineWith(server.url, ground, directories));
    const openAgain = () =>
      open(
        specFor(ground, agent, { silenceMs: SILENCE_MS }),
        () => undefined,
        new AbortController().signal,
      );
    const { mode, refused, failures } = await makeAll(openAgain, say);
    if (refused !== undefined) return { trial, refused, attacks: [], strays: [] };
    const changed = differences(before, ground.print());
    const attacks = ATTACKS.map((attack) =>
      judge(attack, ground, {
        changed,
        requests: server.requests,
        failure: failures.get(attack.id),
      }),
    );
    const accounted = ATTACKS.flatMap((attack) => attack.canaries(ground));
    const strays = changed
      .filter((path) => !accounted.some((canary) => path.startsWith(canary)))
      .map((path) => path.replace(ground.repo, "PROJECT").replace(ground.outside, "OUTSIDE"));
    return { trial, ...(mode === undefined ? {} : { mode }), attacks, strays };
  } finally {
    await server.close();
    ground.remove();
  }
}

interface Made {
  readonly mode?: string | undefined;
  readonly refused?: string;
  /** Attack → why its turn failed. */
  readonly failures: ReadonlyMap<string, string>;
}

/** Makes all attacks in one session; after a turn that failed, which may have left it stuck, in another one. */
async function makeAll(
  open: () => ReturnType<Agents["open"]>,
  say: (line: string) => void,
): Promise<Made> {
  const failures = new Map<string, string>();
  let session: AgentSession | undefined;
  let mode: string | undefined;
  try {
    for (const attack of ATTACKS) {
      if (!session) {
        const opened = await open();
        if ("usable" in opened)
          return { refused: `${opened.reason} ${opened.hint}`.trim(), failures };
        session = opened;
        mode = opened.opened.data.mode;
      }
      const end = await session.prompt(attackPrompt(attack));
      const error = end.end === "failed" ? end.error : undefined;
      say(`  ${attack.id}: the turn ended as ${end.end}${error === undefined ? "" : `, ${error}`}`);
      if (error === undefined) continue;
      failures.set(attack.id, error);
      await session.close("the turn failed");
      session = undefined;
    }
  } finally {
    await session?.close("the attacks are over");
  }
  return { mode, failures };
}
