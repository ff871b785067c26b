import type { RunState, StoredRunEvent } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { mustTakeReport } from "../commands/report.ts";
import { clean } from "../output/clean.ts";
import { write } from "../output/write.ts";
import { Drive } from "../host/drive.ts";
import type { DriveNews } from "../host/drive-options.ts";
import type { RunModel } from "../progress/run-model.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { epilogue } from "./epilogue.ts";
import { listenForInterruptions } from "./interruptions.ts";
import { linger } from "./linger.ts";
import { resultOf } from "./result-of.ts";
import { watchRun, type Watched } from "./watch-run.ts";

/** One run that a command drives and watches to its end. */
export interface DriveOne {
  /** What this process was started as. */
  readonly command: string;
  /** Starts the run or takes its wheel, and names it. */
  readonly begin: (drive: Drive) => Promise<string>;
  /** What is said before anything else; asked for when the run is there. */
  readonly opening?: string | (() => string | undefined) | undefined;
  /** A file for the report. */
  readonly out?: string | undefined;
  /** Somebody here answers, so that the command never ends while the run waits. */
  readonly answers?: boolean | undefined;
  /** What is said last of a run that has ended; the usual when absent. */
  readonly epilogue?: ((state: RunState) => string) | undefined;
  readonly onEvent?: ((event: StoredRunEvent, model: RunModel, drive: Drive) => void) | undefined;
}

/**
 * Drives one run, or watches it while another process is the host, until it has ended or only a
 * person can move it. What other commands handed to this process is driven to its end too.
 */
export async function driveOne(context: Context, options: DriveOne): Promise<Result> {
  const { home, io, json } = context;
  if (options.out !== undefined) mustTakeReport(options.out);
  await using ending = new AsyncDisposableStack();
  const interruptions = ending.use(listenForInterruptions(io));
  let watched: Watched | undefined;
  const unsaid: string[] = [];
  const say = (text: string): void => {
    if (json && !io.stderr.isTTY) return;
    if (watched) watched.say(text);
    else unsaid.push(text);
  };
  const drive = await Drive.open(home, {
    command: options.command,
    by: whoAmI(),
    onNews(news) {
      if (news.what === "let-go" && news.run === watched?.model.state.id) watched.letGo(news.why);
      const text = textOf(news);
      if (text !== undefined) say(text);
    },
  });
  ending.defer(() => drive.close());
  const run = await options.begin(drive);
  const { opening } = options;
  const first = typeof opening === "function" ? opening() : opening;
  if (first !== undefined) unsaid.unshift(first);
  const reader = ending.use(await mustOpenReading(home));
  ending.use(watchJournal(home, reader));
  watched = watchRun({
    run,
    drive,
    reader,
    io,
    quiet: json,
    signal: interruptions.signal,
    // A program that asked for JSON wants an answer now; everybody else may be answered from elsewhere.
    stay: () => !json || options.answers === true,
    onEvent: (event, model) => options.onEvent?.(event, model, drive),
  });
  for (const text of unsaid) watched.say(text);
  const { model } = watched;
  const end = await watched.done;
  const holder = await drive.holder().catch(() => undefined);
  const result = await resultOf(context, {
    model,
    end,
    reader,
    out: options.out,
    elsewhere: holder?.pid,
  });
  const later = ending.move();
  return {
    ...result,
    async afterwards() {
      const last = options.epilogue ?? ((state: RunState) => epilogue(state, io));
      if (!json) await write(io.stderr, last(model.state));
      // Who leaves, leaves at once: those who wait for the other runs take over.
      if (end.end !== "left")
        await linger({
          drive,
          reader,
          forPeople: !json,
          signal: interruptions.signal,
          onWait: (runs) => io.stderr.write(`${waitText(runs)}\n`),
        });
      await later.disposeAsync();
    },
  };
}

function textOf(news: DriveNews): string | undefined {
  switch (news.what) {
    case "client": {
      const { pid, command } = news.holder;
      return `Process ${pid} (${clean(command)}) is the host here and drives the run; this one watches.`;
    }
    case "took-over":
      return `The host went away. This process goes on with ${news.runs.join(", ") || "nothing"}.`;
    case "let-go":
      return undefined;
    default:
      return news satisfies never;
  }
}

function waitText(runs: readonly string[]): string {
  const what = runs.length === 1 ? `Run ${runs[0]} is` : `Runs ${runs.join(", ")} are`;
  return `${what} still driven here. Ctrl-C leaves ${runs.length === 1 ? "it" : "them"} for later, or to whoever watches.`;
}
