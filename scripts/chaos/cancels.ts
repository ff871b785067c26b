import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gitIn } from "../../packages/cli/src/testing/git-in.ts";
import { agentProcesses } from "./processes.ts";
import { createRandom } from "./random.ts";
import { ended, type Wheelhouse, wheelhouseAt } from "./wheelhouse.ts";

/** How much is cancelled, and how it is chosen. */
export interface CancelPlan {
  readonly cancels: number;
  readonly seed: number;
  readonly say?: ((line: string) => void) | undefined;
}

/** What was left after all runs were cancelled. */
export interface CancelResult {
  readonly cancelled: number;
  /** Runs that ended in another way, or not at all. */
  readonly notCancelled: number;
  /** Processes of agents and of what they have started, found by looking through all processes. */
  readonly processesLeft: number;
  /** Private directories of attempts and agents. */
  readonly directoriesLeft: number;
  readonly seconds: number;
}

/** Runs under way at the same time: more than an agent has slots, so that some are cancelled while they wait. */
const AT_ONCE = 10;
/** From the start of a run to its cancel, at most, in milliseconds. */
const LATEST_MS = 3000;
/** How long the host may take to tidy up, in milliseconds. */
const TIDY_MS = 10_000;

/** Deaf to a cancel and to SIGTERM, and the parent of a process in a session of its own. */
const DEAF = `version: 1
turns:
  - step: "*"
    play:
      - ignoreSigterm: true
      - grandchild: 600
      - text: I shall not listen.
      - hang: true
`;

/** Cancels runs whose agents ignore every signal that can be ignored, at random moments, and looks what is left. */
export async function cancels({ cancels: count, seed, say }: CancelPlan): Promise<CancelResult> {
  const root = mkdtempSync(join(tmpdir(), "wh-cancels-"));
  const began = performance.now();
  const random = createRandom(seed);
  try {
    const transcript = join(root, "deaf.yaml");
    writeFileSync(transcript, DEAF);
    const project = repositoryAt(join(root, "project"));
    const binary = wheelhouseAt(join(root, "home"));
    for (let done = 0; done < count;) {
      const batch = Math.min(AT_ONCE, count - done);
      await Promise.all(
        Array.from({ length: batch }, () => cancelOne(binary, { project, transcript, random })),
      );
      done += batch;
      say?.(`${done} runs cancelled`);
    }
    const runs = await list(binary);
    await settled(() => runs.every(({ id }) => privateOf(binary.home, id) === 0));
    return {
      cancelled: runs.filter(({ status }) => status === "cancelled").length,
      notCancelled: runs.filter(({ status }) => status !== "cancelled").length,
      processesLeft: agentProcesses(new Set(runs.map(({ id }) => id))).length,
      directoriesLeft: runs.reduce((sum, { id }) => sum + privateOf(binary.home, id), 0),
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface Fixture {
  readonly project: string;
  readonly transcript: string;
  readonly random: () => number;
}

async function cancelOne(binary: Wheelhouse, { project, transcript, random }: Fixture) {
  const scripted = ["--agent", "scripted", "--model", transcript, "--project", project];
  const started = await binary.call("run", "code-review", ...scripted, "--detach", "--json");
  const { id }: { id: string } = JSON.parse(started.stdout);
  await sleep(random() * LATEST_MS);
  await binary.call("cancel", id);
  // It goes on until the run has ended.
  await ended(binary.spawn("logs", id, "--follow"));
}

/** The host tidies up after it has written that a run is over. */
async function settled(isOver: () => boolean): Promise<void> {
  const until = performance.now() + TIDY_MS;
  while (!isOver() && performance.now() < until) await sleep(50);
}

async function list(binary: Wheelhouse): Promise<{ id: string; status: string }[]> {
  return JSON.parse((await binary.call("ls", "--all", "--json")).stdout);
}

function privateOf(home: string, run: string): number {
  const count = (name: string): number => {
    const path = join(home, "runs", run, name);
    return existsSync(path) ? readdirSync(path).length : 0;
  };
  return count("homes") + count("tmp");
}

function repositoryAt(path: string): string {
  mkdirSync(path);
  writeFileSync(join(path, "main.ts"), "export const answer = 42;\n");
  const git = gitIn(path);
  git("init", "-q");
  git("add", ".");
  git("commit", "-qm", "First");
  return path;
}
