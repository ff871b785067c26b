import { API, artifactObject, WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import { asRunEvent } from "../read/as-run-event.ts";
import { streamOf } from "../read/find-run.ts";
import { countRuns, listRuns } from "../read/list-runs.ts";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import type { Hub } from "../stream/hub.ts";
import { mount } from "./mount.ts";

/** Lines of a file that one answer shows. */
const MOST_LINES = 2_000;

/** Serves everything that is read of runs. */
export function mountRuns(
  app: Hono,
  deps: Served,
  { reads, hub }: { readonly reads: RunReads; readonly hub: Pick<Hub, "position"> },
): void {
  const { observed, wheel, readFile } = deps;
  const { events, folds } = reads;

  mount(app, API.runs, ({ query }) => listRuns(deps, query));
  mount(app, API.runCounts, ({ query }) => countRuns(deps, query));
  mount(app, API.run, async ({ part }) => (await reads.whole(part("id"))).object);
  mount(app, API.runState, async ({ part }) => {
    const run = part("id");
    // Taken first: whatever comes while we fold is sent again rather than missed.
    const as_of = await hub.position();
    const { object, fold } = await reads.whole(run);
    const { seq } = fold;
    const held = await wheel.held(run);
    return { run: object, seq, as_of, held: Object.fromEntries(held) };
  });
  mount(app, API.runArtifacts, async ({ part }) => {
    const stream = await streamOf(events, part("id"));
    const all = await events.read(stream, { class: "run" });
    return all.flatMap((stored) => artifactObject(asRunEvent(stored)) ?? []);
  });
  mount(app, API.runFile, async ({ part, query }) => {
    const run = part("id");
    await streamOf(events, run);
    const { path } = query;
    if (observed.has(run)) throw noSnapshot();
    const { created } = (await folds.at(run)).state;
    // What a fork has taken over was read where it was done.
    const grounds = new Set([run, ...(created?.fork?.taken ?? []).map((each) => each.run)]);
    const text = [...grounds]
      .map((each) => readFile(each, path))
      .find((each) => each !== undefined);
    if (text === undefined)
      throw new WheelhouseError(
        "file.unknown",
        `The run's snapshot has no text file of this path.`,
        {
          hint: "Paths go from the top of the project, without .. and without links.",
        },
      );
    const lines = text.split("\n");
    const from = Math.max(1, query.from ?? 1);
    const to = Math.min(query.to ?? Infinity, from + MOST_LINES - 1);
    return { path, from, lines: lines.slice(from - 1, to), total: lines.length };
  });
}

function noSnapshot(): WheelhouseError {
  return new WheelhouseError("file.unknown", "Nothing was kept of the files that this run read.", {
    hint: "Another harness drives it, and we read its log only. Look at the file in its own place.",
  });
}
