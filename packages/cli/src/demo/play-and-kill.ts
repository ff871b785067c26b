import { type RunState, type StepState, WheelhouseError } from "@wheelhouse/core";
import { asRunEvent, readHolder } from "@wheelhouse/engine";
import { treeOf } from "@wheelhouse/sandbox";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { paintFor } from "../output/paint.ts";
import { wrap } from "../output/wrap.ts";
import { createRunModel, type RunModel } from "../progress/run-model.ts";
import { askHost } from "../reading/ask-host.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { driveOne, type DriveOne } from "../watch/drive-one.ts";
import { killInTheMiddle } from "./kill-in-the-middle.ts";

/** What a kill cost, counted from the journal. */
interface Survival {
  readonly killed: number;
  /** Steps that had finished when it was killed, and how many of them ran again. */
  readonly finished: number;
  readonly ranAgain: number;
  /** Events that were on the disk, and how many of them are no longer as they were. */
  readonly events: number;
  readonly changed: number;
  /** Attempts that went with their host and were made again. */
  readonly lost: number;
  /** Processes of the run that are still there. */
  readonly processes: number;
}

/**
 * Plays the demo in a process of its own, kills that in the middle, goes on in this one, and says
 * what was kept.
 */
export async function playAndKill(
  context: Context,
  band: string,
  onEvent: DriveOne["onEvent"],
): Promise<Result> {
  const { home, io, json, paint, columns } = context;
  await refuseOtherHost(home);
  const quiet = json && !io.stderr.isTTY;
  const killed = await killInTheMiddle(home, { io, band, quiet });
  if (!quiet) io.stderr.write(`${epitaph(killed.pid, killed.model, context)}\n`);
  const result = await driveOne(context, {
    command: "wheelhouse demo --kill",
    begin: async (drive) => {
      await drive.resume(killed.run);
      return killed.run;
    },
    answers: onEvent !== undefined,
    onEvent,
  });
  if (!("data" in result)) return result;
  const survival = await countSurvival(home, killed.pid, killed.model);
  const { data, view, ...rest } = result;
  const isWhole = survival.ranAgain + survival.changed + survival.processes === 0;
  const sign = isWhole ? paint.green("✓") : paint.red("✗");
  const kept = `${sign} ${paint.bold("What the kill cost.")} ${survivalText(survival)}`;
  return {
    ...rest,
    data: { run: data, survival },
    view: () => `${view().trimEnd()}\n\n${wrap(kept, columns, { hang: "  " })}`,
  };
}

/** With another host the demo would run there, and killing its client would show nothing. */
async function refuseOtherHost(home: string): Promise<void> {
  const { driving } = await askHost(home);
  const holder = readHolder(home);
  if (driving.size === 0 || !holder) return;
  throw new WheelhouseError(
    "home.locked",
    `Process ${holder.pid} (${holder.command}) is the host of ${home} and drives runs; the demo would run there.`,
    {
      hint: "Play it in another data directory: wheelhouse demo --kill --home /tmp/wheelhouse-demo",
    },
  );
}

function epitaph(pid: number, { state }: RunModel, { io }: Context): string {
  const paint = paintFor(io.stderr, io.env);
  const finished = finishedIn(state).length;
  const text = `Process ${pid} was killed in the middle (kill -9): ${count(finished, "step")} had finished, ${count(state.active.size, "agent")} at work went with it. This process goes on.`;
  return `\n${paint.red("✗")} ${wrap(text, io.stderr.columns ?? 100, { hang: "  " })}\n`;
}

async function countSurvival(home: string, pid: number, before: RunModel): Promise<Survival> {
  const { id, seq } = before.state;
  await using reader = await mustOpenReading(home);
  const events = (await reader.read(`run/${id}`)).map(asRunEvent);
  const again = createRunModel(id);
  for (const event of events.slice(0, seq)) again.take(event);
  const finished = finishedIn(before.state);
  const generations = new Map(finished.map((step) => [step.id, step.generation]));
  const ranAgain = events
    .slice(seq)
    .filter(
      (event) =>
        event.type === "attempt.started" && generations.get(event.step) === event.data.generation,
    );
  const same = events.filter((event, index) => event.seq === index + 1).length;
  const attempts = events.flatMap((event) =>
    event.type === "attempt.started" ? [event.attempt] : [],
  );
  return {
    killed: pid,
    finished: finished.length,
    ranAgain: ranAgain.length,
    events: seq,
    changed: events.length - same + Math.abs(again.state.seq - seq),
    lost: events.filter(({ type }) => type === "attempt.lost").length,
    processes: attempts.flatMap((attempt) => treeOf({ marker: `${id}/${attempt}` })).length,
  };
}

function finishedIn(state: RunState): StepState[] {
  return [...state.steps.values()].filter(({ status }) => status === "completed");
}

function survivalText(kept: Survival): string {
  return [
    `${count(kept.finished, "finished step")}: ${kept.ranAgain} ran again.`,
    `${count(kept.events, "event")} on the disk: ${kept.changed} lost or out of order.`,
    `${count(kept.lost, "attempt")} went with the process and ${kept.lost === 1 ? "was" : "were"} made again.`,
    `${kept.processes === 0 ? "No process" : count(kept.processes, "process")} of it is left.`,
  ].join(" ");
}

const count = (n: number, noun: string): string =>
  `${n} ${noun}${n === 1 ? "" : noun.endsWith("s") ? "es" : "s"}`;
