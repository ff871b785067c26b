import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isSettled, WheelhouseError } from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import type { Io } from "../command/context.ts";
import { createRunModel, type RunModel } from "../progress/run-model.ts";
import { runIds } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";

const BIN = fileURLToPath(new URL("../../bin/wheelhouse.js", import.meta.url));
const LOOK_MS = 25;
const SHOW_CURSOR = "\u001b[?25h";

/** What there was when the process was killed. */
export interface Killed {
  readonly run: string;
  readonly pid: number;
  /** The run as it stood, from what was on the disk. */
  readonly model: RunModel;
}

/**
 * Starts the demo in a process of its own and kills it, with a signal that no program can catch, when
 * a third of the steps is done and two agents at least are at work.
 */
export async function killInTheMiddle(
  home: string,
  { io, band, quiet }: { readonly io: Io; readonly band: string; readonly quiet: boolean },
): Promise<Killed> {
  const before = new Set(await idsIn(home));
  // Without the keyboard: a killed process could not give the terminal back.
  const stdio = ["ignore", "ignore", quiet ? "ignore" : "inherit"] as const;
  const child = spawn(process.execPath, [BIN, "demo", "--home", home, "--band", band], {
    stdio: [...stdio],
  });
  const exited = once(child, "exit");
  try {
    const run = await newRun(home, before, () => child.exitCode === null);
    await untilBusy(home, run, exited);
    child.kill("SIGKILL");
    await exited;
    return { run, pid: child.pid ?? 0, model: await modelOf(home, run) };
  } finally {
    child.kill("SIGKILL");
    if (io.stderr.isTTY) io.stderr.write(SHOW_CURSOR);
  }
}

async function idsIn(home: string): Promise<readonly string[]> {
  await using reader = await openReading(home);
  return await runIds(reader);
}

async function newRun(
  home: string,
  before: ReadonlySet<string>,
  isAlive: () => boolean,
): Promise<string> {
  while (isAlive()) {
    const run = (await idsIn(home)).find((id) => !before.has(id));
    if (run !== undefined) return run;
    await delay(LOOK_MS);
  }
  throw new WheelhouseError("host.gone", "The demo ended before it began a run.", {
    hint: "See what it says: wheelhouse demo",
  });
}

async function untilBusy(home: string, run: string, exited: Promise<unknown>): Promise<void> {
  await using reader = await openReading(home);
  if (!reader) return;
  using _ = watchJournal(home, reader);
  const stop = new AbortController();
  void exited.then(() => stop.abort());
  const model = createRunModel(run);
  for await (const batch of reader.tail({ since: 0, stream: `run/${run}`, signal: stop.signal })) {
    for (const stored of batch) model.take(asRunEvent(stored));
    const steps = [...model.state.steps.values()];
    const settled = steps.filter(({ status }) => isSettled(status)).length;
    const talking = [...model.state.active].filter(
      (step) => model.voiceOf(step)?.session !== undefined,
    );
    if (settled * 3 >= steps.length && talking.length >= 2) return;
  }
}

async function modelOf(home: string, run: string): Promise<RunModel> {
  const model = createRunModel(run);
  await using reader = await openReading(home);
  for (const stored of (await reader?.read(`run/${run}`)) ?? []) model.take(asRunEvent(stored));
  return model;
}
