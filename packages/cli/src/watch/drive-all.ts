import { ERRORS, isTerminal, runRowSchema, shownStatus } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { Drive } from "../host/drive.ts";
import { paintStatus } from "../output/paint-status.ts";
import { table } from "../output/table.ts";
import { plainLine } from "../progress/plain-line.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { listenForInterruptions } from "./interruptions.ts";
import { type Watched, watchRun } from "./watch-run.ts";

/** Drives several runs until each has ended or only a person can move it, and says line by line what they do. */
export async function driveAll(context: Context, runs: readonly string[]): Promise<Result> {
  const { home, io, json, paint, columns } = context;
  await using ending = new AsyncDisposableStack();
  const { signal } = ending.use(listenForInterruptions(io));
  const watched = new Map<string, Watched>();
  const drive = await Drive.open(home, {
    command: "wheelhouse resume",
    by: whoAmI(),
    onNews(news) {
      if (news.what === "let-go") watched.get(news.run)?.letGo(news.why);
    },
  });
  ending.defer(() => drive.close());
  const reader = ending.use(await mustOpenReading(home));
  ending.use(watchJournal(home, reader));
  for (const run of runs) await drive.resume(run);
  for (const run of runs) {
    let replayed = (await reader.head(`run/${run}`)) - 1;
    watched.set(
      run,
      watchRun({
        run,
        drive,
        reader,
        io,
        quiet: true,
        inPlace: false,
        signal,
        stay: () => false,
        onEvent(event, model) {
          if (json || replayed-- > 0) return;
          const line = plainLine(model, event);
          if (line !== undefined) io.stderr.write(`${paint.dim(run)} ${line}\n`);
        },
      }),
    );
  }
  await Promise.all([...watched.values()].map(({ done }) => done));
  const rows = (await reader.rows("runs", { orderBy: "created_at" }))
    .map((row) => runRowSchema.parse(row))
    .filter(({ id }) => runs.includes(id))
    .map((row) => ({
      id: row.id,
      flow: row.flow,
      status: shownStatus({ status: row.status, openRequests: row.open_requests }, false),
    }));
  const left = rows.some(({ status }) => status === "interrupted");
  const failed = rows.some(({ status }) => status === "failed");
  return {
    data: rows,
    view: () =>
      table(
        rows,
        [
          { title: "RUN", cell: ({ id }) => id },
          { title: "STATUS", cell: ({ status }) => paintStatus(status, paint) },
          { title: "FLOW", cell: ({ flow }) => flow ?? "" },
          {
            title: "NEXT",
            cell: ({ id, status }) =>
              isTerminal(status === "interrupted" ? "running" : status)
                ? `wheelhouse report ${id}`
                : `wheelhouse why ${id}`,
          },
        ],
        { columns, head: paint.dim },
      ),
    exit: left ? ERRORS["run.interrupted"].exit : failed ? ERRORS["run.failed"].exit : 0,
  };
}
