import { formatDuration, isAgentEvent, logLine, nearest, WheelhouseError } from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import type { JournalReader } from "@wheelhouse/journal";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { type Wanted, observedLines } from "../observe/observed-lines.ts";
import { observedNamed } from "../observe/observed-named.ts";
import { eventText } from "../output/event-text.ts";
import { createRunModel } from "../progress/run-model.ts";
import { findRun } from "../reading/find-run.ts";
import { mustOpenReading, openReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";

/** What is printed of a run's events. */
interface Selection extends Wanted {
  readonly run: string;
}

/** `wheelhouse logs RUN [--follow] [--step STEP] [--text]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, json } = context;
  const wanted = {
    step: args.text("step"),
    text: json || args.flag("text"),
    follow: args.flag("follow"),
  };
  const foreign = await observedNamed(context, args.positionals[0] ?? "");
  if (foreign) return { lines: observedLines(foreign, wanted, context) };
  const found = await openReading(home);
  const run = await findRun(found, args.positionals[0] ?? "");
  const reader = found ?? (await mustOpenReading(home));
  const selection: Selection = { run, ...wanted };
  await checkStep(reader, selection);
  return { lines: linesOf(reader, selection, context) };
}

async function* linesOf(reader: JournalReader, selection: Selection, context: Context) {
  const { home, paint, io } = context;
  const { run: id, step, text, follow } = selection;
  const model = createRunModel(id);
  const columns = io.stdout.isTTY ? io.stdout.columns || 80 : Infinity;
  using watching = follow ? watchJournal(home, reader) : undefined;
  const stop = new AbortController();
  const batches = follow
    ? reader.tail({ since: 0, stream: `run/${id}`, signal: stop.signal })
    : [await reader.read(`run/${id}`)];
  for await (const batch of batches) {
    for (const stored of batch) {
      const event = asRunEvent(stored);
      model.take(event);
      if (step !== undefined && stored.step !== step) continue;
      if (!text && isAgentEvent(event.type)) continue;
      const since = formatDuration(event.at - (model.state.created?.at ?? event.at));
      yield {
        data: logLine(event),
        view: () =>
          `${paint.dim(`${String(event.seq).padStart(5)} ${since.padStart(7)}`)}  ${eventText(event, paint, columns - 16)}`,
      };
    }
    if (follow && model.state.ended) stop.abort();
  }
  watching?.[Symbol.dispose]();
  await reader.close();
}

/** A step that does not exist would show nothing, which looks like a run without events. */
async function checkStep(reader: JournalReader, { run: id, step }: Selection): Promise<void> {
  if (step === undefined) return;
  const model = createRunModel(id);
  for (const stored of await reader.read(`run/${id}`, { class: "run" }))
    model.take(asRunEvent(stored));
  if (model.state.steps.has(step)) return;
  const steps = [...model.state.steps.keys()];
  throw new WheelhouseError("usage", `Run ${id} has no step ${JSON.stringify(step)}.`, {
    hint: `${didYouMean(nearest(step, steps))}Its steps: wheelhouse show ${id}`,
  });
}
