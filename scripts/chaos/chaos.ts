import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { StoredRunEvent } from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import { openJournalReader } from "@wheelhouse/journal";
import { agentProcesses } from "./processes.ts";
import { createRandom } from "./random.ts";
import { compareReads, inspect, noViolations, type Violations } from "./violations.ts";
import { ended, type Wheelhouse, wheelhouseAt } from "./wheelhouse.ts";

/** How much is killed, and how it is chosen. */
export interface ChaosPlan {
  /** `kill -9` of the process that drives the runs. */
  readonly hostKills: number;
  /** `kill -9` of agents. */
  readonly agentKills: number;
  readonly seed: number;
  readonly say?: ((line: string) => void) | undefined;
}

/** What a chaos session did and saw. */
export interface ChaosResult {
  readonly hostKills: number;
  readonly agentKills: number;
  readonly runs: number;
  readonly events: number;
  readonly attemptsLost: number;
  readonly seconds: number;
  readonly violations: Violations;
}

/** The run that is killed: 30 steps in 6 waves, a critic round, a send-back and a request. */
const RUN = ["run", "demo", "--band", "large"];
/** How often what was appended is read, in milliseconds, beside each kill: reading all of it takes from the run's own core. */
const READ_EVERY_MS = 100;
/** A run that has not ended after this many milliseconds without a kill is stuck. */
const STUCK_MS = 90_000;

/**
 * Runs the fixture again and again on the real binary, kills its host and its agents at random
 * moments, answers its requests, and compares what is left with an undisturbed run.
 */
export async function chaos(plan: ChaosPlan): Promise<ChaosResult> {
  const home = mkdtempSync(join(tmpdir(), "wh-chaos-"));
  const began = performance.now();
  const random = createRandom(plan.seed);
  const violations = noViolations();
  const totals = { hostKills: 0, agentKills: 0, runs: 0, events: 0, attemptsLost: 0 };
  try {
    const binary = wheelhouseAt(home);
    const expected = await playRun(binary, { violations, next: () => undefined });
    plan.say?.(`undisturbed: ${expected.events.length} events in ${Math.round(expected.ms)} ms`);
    while (totals.hostKills < plan.hostKills || totals.agentKills < plan.agentKills) {
      const played = await playRun(binary, {
        violations,
        next() {
          const hostsLeft = plan.hostKills - totals.hostKills;
          const agentsLeft = plan.agentKills - totals.agentKills;
          if (hostsLeft + agentsLeft <= 0) return undefined;
          const victim = random() * (hostsLeft + agentsLeft) < hostsLeft ? "host" : "agent";
          return { victim, afterMs: 20 + random() * expected.ms * 0.6, pick: random() };
        },
        killed(victim) {
          if (victim === "host") totals.hostKills++;
          else totals.agentKills++;
        },
      });
      totals.runs++;
      totals.events += played.events.length;
      totals.attemptsLost += played.events.filter((event) => event.type === "attempt.lost").length;
      if (played.report !== expected.report) violations.reportsThatDiffer++;
      inspect(played.events, violations);
      plan.say?.(
        `run ${totals.runs}: ${totals.hostKills} host kills, ${totals.agentKills} agent kills`,
      );
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  return { ...totals, seconds: Math.round((performance.now() - began) / 1000), violations };
}

interface Kill {
  readonly victim: "host" | "agent";
  readonly afterMs: number;
  readonly pick: number;
}

interface Playing {
  readonly violations: Violations;
  /** The next kill; undefined when there is none. */
  next(): Kill | undefined;
  killed?(victim: Kill["victim"]): void;
}

/** One run from its start to its end, over as many hosts as are killed under it. */
async function playRun(
  binary: Wheelhouse,
  playing: Playing,
): Promise<{ events: StoredRunEvent[]; report: string; ms: number }> {
  const known = new Set(await runsIn(binary.home));
  const began = performance.now();
  let host = binary.spawn(...RUN);
  let run: string | undefined;
  let before: StoredRunEvent[] = [];
  let kill = playing.next();
  let mark = performance.now();
  let read = 0;
  for (;;) {
    await sleep(15);
    const isDue = kill !== undefined && performance.now() - mark > kill.afterMs;
    if (!isDue && performance.now() - read < READ_EVERY_MS) continue;
    read = performance.now();
    run ??= (await runsIn(binary.home)).find((id) => !known.has(id));
    const events = run === undefined ? [] : await eventsIn(binary.home, run);
    compareReads(before, events, playing.violations);
    before = events;
    const last = events.at(-1);
    if (last && ["run.completed", "run.failed", "run.cancelled"].includes(last.type)) break;
    if (performance.now() - mark > STUCK_MS) {
      playing.violations.runsThatDidNotEnd++;
      host.kill("SIGKILL");
      break;
    }
    const request = openRequest(events);
    if (request !== undefined) await binary.call("answer", request, "yes");
    if (kill && isDue && run !== undefined) {
      if (kill.victim === "host") {
        host.kill("SIGKILL");
        playing.killed?.("host");
      } else {
        const agents = agentProcesses(new Set([run]));
        const victim = agents[Math.floor(kill.pick * agents.length)];
        if (!victim) continue;
        killQuietly(victim.pid);
        playing.killed?.("agent");
      }
      kill = playing.next();
      mark = performance.now();
    }
    if (host.exitCode !== null || host.signalCode !== null) {
      host = run === undefined ? binary.spawn(...RUN) : binary.spawn("resume", run);
    }
  }
  await ended(host);
  const left = run === undefined ? [] : agentProcesses(new Set([run]));
  playing.violations.processesLeft += left.length;
  for (const { pid } of left) killQuietly(pid);
  const report = run === undefined ? "" : (await binary.call("report", run)).stdout;
  return { events: before, report, ms: performance.now() - began };
}

function openRequest(events: readonly StoredRunEvent[]): string | undefined {
  const open = new Set<string>();
  for (const event of events) {
    if (event.type === "request.opened") open.add(event.data.request);
    if (event.type === "request.answered") open.delete(event.data.request);
    if (event.type === "step.sentBack") open.clear();
  }
  return [...open].at(-1);
}

async function runsIn(home: string): Promise<string[]> {
  return (
    (await reading(home, (journal) => journal.streams("run/")))?.map((name) =>
      name.slice("run/".length),
    ) ?? []
  );
}

async function eventsIn(home: string, run: string): Promise<StoredRunEvent[]> {
  return (await reading(home, (journal) => journal.read(`run/${run}`)))?.map(asRunEvent) ?? [];
}

async function reading<T>(
  home: string,
  read: (journal: Awaited<ReturnType<typeof openJournalReader>>) => Promise<T>,
): Promise<T | undefined> {
  const path = join(home, "journal.db");
  if (!existsSync(path)) return undefined;
  const journal = await openJournalReader(path);
  try {
    return await read(journal);
  } finally {
    await journal.close();
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
