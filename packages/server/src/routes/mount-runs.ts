import {
  API,
  artifactObject,
  reportObject,
  requestRowSchema,
  type RunObject,
  runObject,
  WheelhouseError,
} from "@wheelhouse/core";
import type { Hono } from "hono";
import { asRunEvent } from "../read/as-run-event.ts";
import { streamOf } from "../read/find-run.ts";
import { countRuns, listRuns } from "../read/list-runs.ts";
import type { RunFold, RunFolds } from "../read/run-folds.ts";
import type { ServerDeps } from "../server-deps.ts";
import { mount } from "./mount.ts";

/** Lines of a file that one answer shows. */
const MOST_LINES = 2_000;

/** Serves everything that is read of runs. */
export function mountRuns(app: Hono, deps: ServerDeps, folds: RunFolds): void {
  const { journal, wheel, readFile } = deps;

  async function whole(run: string): Promise<{ object: RunObject; fold: RunFold }> {
    const [rows, driving] = await Promise.all([
      journal.rows("requests", { where: { run }, orderBy: "opened_at" }),
      wheel.driving(),
    ]);
    const fold = await folds.at(run);
    const requests = rows.map((row) => requestRowSchema.parse(row));
    const object = runObject(fold.state, fold.attempts, {
      driven: driving.includes(run),
      requests,
    });
    return { object, fold };
  }

  mount(app, API.runs, ({ query }) => listRuns(deps, query));
  mount(app, API.runCounts, ({ query }) => countRuns(deps, query));
  mount(app, API.run, async ({ part }) => (await whole(part("id"))).object);
  mount(app, API.runState, async ({ part }) => {
    const run = part("id");
    // Taken first: whatever comes while we fold is sent again rather than missed.
    const as_of = await journal.watermark();
    const { object, fold } = await whole(run);
    const { seq } = fold;
    const held = await wheel.held(run);
    return { run: object, seq, as_of, held: Object.fromEntries(held) };
  });
  mount(app, API.runArtifacts, async ({ part }) => {
    const stream = await streamOf(journal, part("id"));
    const events = await journal.read(stream, { class: "run" });
    return events.flatMap((stored) => artifactObject(asRunEvent(stored)) ?? []);
  });
  mount(app, API.runReport, async ({ part }) => reportObject((await folds.at(part("id"))).state));
  mount(app, API.runFile, async ({ part, query }) => {
    const run = part("id");
    await streamOf(journal, run);
    const { path } = query;
    const text = readFile(run, path);
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
