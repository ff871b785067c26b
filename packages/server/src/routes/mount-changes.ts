import { API, WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import type { RunReads } from "../read/run-reads.ts";
import type { Served } from "../server-deps.ts";
import { mount, pathOf } from "./mount.ts";

/** Serves what runs have changed in their clones. */
export function mountChanges(
  app: Hono,
  { changes, observed }: Pick<Served, "changes" | "observed">,
  { folds }: Pick<RunReads, "folds">,
): void {
  /** Throws `run.unknown`, `run.state` for a run of others, and `step.unknown` for a step that the run does not have. */
  const check = async (run: string, step?: string): Promise<void> => {
    const { state } = await folds.at(run);
    if (observed.has(run)) throw nothingKept();
    if (step === undefined || state.steps.has(step)) return;
    throw new WheelhouseError("step.unknown", `Run ${run} has no step ${JSON.stringify(step)}.`, {
      hint: `Its steps: GET /api/runs/${run}`,
    });
  };
  mount(app, API.runChanges, async ({ part, query: { step } }) => {
    const run = part("id");
    await check(run, step);
    const found = await changes?.read(run, step);
    if (found) return found;
    throw noClone(run);
  });
  mount(app, API.runLines, async ({ part, query }) => {
    const run = part("id");
    await check(run);
    const found = await changes?.lines(run, query);
    if (found) return found;
    throw noClone(run);
  });
  app.get(pathOf(API.runPatch), async (c) => {
    API.runPatch.query.parse(c.req.query());
    const run = c.req.param("id") ?? "";
    await check(run);
    const patch = await changes?.patch(run);
    if (patch === undefined) throw noClone(run);
    // What agents have written has no place on our origin: a browser saves it and never shows it.
    return new Response(patch, {
      headers: {
        "content-type": "text/x-patch; charset=utf-8",
        "content-disposition": `attachment; filename="${run}.patch"`,
      },
    });
  });
}

function noClone(run: string): WheelhouseError {
  return new WheelhouseError("run.state", `Run ${run} has no clone that it could have changed.`, {
    hint: "Only runs that write have changes, as long as their clone is kept. Those that are: wheelhouse clean",
  });
}

function nothingKept(): WheelhouseError {
  return new WheelhouseError(
    "run.state",
    "The run is that of another harness, and nothing was kept of what it changed.",
    {
      hint: "We read its log only. Look at its project in its own place.",
    },
  );
}
