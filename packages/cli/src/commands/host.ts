import { readFileSync } from "node:fs";
import { problemOf } from "@wheelhouse/core";
import { deskCommandSchema } from "@wheelhouse/desk";
import { forkRequestSchema, startRequestSchema } from "@wheelhouse/engine";
import { z } from "zod";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { Drive } from "../host/drive.ts";
import { write } from "../output/write.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { watchJournal } from "../reading/watch-journal.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { listenForInterruptions } from "../watch/interruptions.ts";
import { linger } from "../watch/linger.ts";
import type { Standing } from "../watch/standing.ts";
import { type Watched, watchRun } from "../watch/watch-run.ts";

/** What a detached host is asked for on standard input: to start or fork a run, to go on with some, or to start an issue. */
export const hostOrderSchema = z.union([
  z.strictObject({ start: startRequestSchema, key: z.string().optional() }),
  z.strictObject({
    fork: z.strictObject({ run: z.string(), request: forkRequestSchema }),
    key: z.string().optional(),
  }),
  z.strictObject({ resume: z.array(z.string()) }),
  z.strictObject({ issue: deskCommandSchema }),
]);
/** What a detached host is asked for. */
export type HostOrder = z.infer<typeof hostOrderSchema>;

/**
 * `wheelhouse host`: what `--detach` leaves behind. Says on standard output what became of the order,
 * one line of JSON, and stays while a run that it drives is open. That includes runs that wait for a
 * person, so that an answer moves them at once, whenever it comes; a paused run is gone on with by
 * `resume`, which drives by itself. While another process is the host it waits for its place.
 */
export async function run(context: Context): Promise<Result> {
  const { home, io } = context;
  const order = hostOrderSchema.parse(JSON.parse(readFileSync(0, "utf8")));
  await using ending = new AsyncDisposableStack();
  const interruptions = ending.use(listenForInterruptions(io));
  const watched = new Map<string, Watched>();
  let drive: Drive;
  let runs: readonly string[];
  try {
    drive = await Drive.open(home, {
      command: "wheelhouse (detached)",
      by: whoAmI(),
      tells: true,
      onNews: (news) => {
        if (news.what === "let-go") watched.get(news.run)?.letGo(news.why);
      },
    });
    ending.defer(() => drive.close());
    runs = await begin(drive, order);
  } catch (error) {
    await write(io.stdout, `${JSON.stringify({ problem: problemOf(error) })}\n`);
    return { data: null, view: () => "", exit: problemOf(error).exit };
  }
  await write(io.stdout, `${JSON.stringify({ runs })}\n`);
  const reader = ending.use(await mustOpenReading(home));
  ending.use(watchJournal(home, reader));
  const { signal } = interruptions;
  const stay = (standing: Standing): boolean => standing === "answer";
  for (const each of runs)
    watched.set(each, watchRun({ run: each, drive, reader, io, quiet: true, signal, stay }));
  await Promise.all([...watched.values()].map(({ done }) => done));
  await linger({ drive, reader, forPeople: true, signal });
  return { data: null, view: () => "" };
}

async function begin(drive: Drive, order: HostOrder): Promise<readonly string[]> {
  if ("start" in order) return [(await drive.start(order.start, order.key)).run];
  if ("fork" in order)
    return [(await drive.fork(order.fork.run, order.fork.request, order.key)).run];
  if ("issue" in order) {
    const { run } = await drive.desk(order.issue);
    return run === null ? [] : [run];
  }
  for (const each of order.resume) await drive.resume(each);
  return order.resume;
}
