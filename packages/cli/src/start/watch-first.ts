import { homedir } from "node:os";
import { formatDuration, reportOf } from "@wheelhouse/core";
import type { Context, Io } from "../command/context.ts";
import type { OpenServer } from "../serve/open-server.ts";
import { watchRun } from "../watch/watch-run.ts";

/** What is said of the first review before it begins. */
export function reviewText(path: string): string {
  const home = homedir();
  const short = path === home || path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
  return `Nothing was run here yet, so scout reviews ${short}: it calls no model and costs nothing.`;
}

/**
 * Shows the first review in the terminal while it runs, and says where its report is. The keyboard
 * is left alone: Ctrl-C is for the server here, and answers are given in the page.
 */
export async function watchFirst(
  { io, json, paint }: Context,
  { port, drive, reader, signal }: Pick<OpenServer, "port" | "drive" | "reader" | "signal">,
  { run, program }: { readonly run: string; readonly program: string },
): Promise<string | undefined> {
  const watched = watchRun({
    run,
    drive,
    reader,
    io: withoutKeyboard(io),
    quiet: json,
    signal,
    stay: () => true,
  });
  const end = await watched.done;
  const { state } = watched.model;
  const { ended, started } = state;
  if (end.end !== "ended" || !ended) return undefined;
  const took = started ? ` after ${formatDuration(ended.at - started.at)}` : "";
  const address = `http://127.0.0.1:${port}/runs/${run}`;
  const found = reportOf(state).findings.length;
  const findings = found === 1 ? "1 finding" : `${found} findings`;
  const sign = ended.status === "completed" ? paint.green("✓") : paint.red("✗");
  return [
    `${sign} Run ${run} ${ended.status}${took}: ${findings}.`,
    `  Its report: ${address}`,
    `  The same here: ${program} report ${run}`,
  ].join("\n");
}

function withoutKeyboard(io: Io): Io {
  return { ...io, stdin: Object.assign(Object.create(io.stdin), { isTTY: false }) };
}
