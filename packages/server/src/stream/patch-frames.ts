import {
  isAgentEvent,
  type Patch,
  requestObject,
  requestRowSchema,
  runListItem,
  runRowSchema,
} from "@wheelhouse/core";
import type { Stored } from "@wheelhouse/journal";
import type { ServerDeps } from "../server-deps.ts";
import { sseFrame } from "./sse-frame.ts";

type Deps = Pick<ServerDeps, "journal" | "wheel">;
type Runs = ReadonlyMap<string, readonly Stored[]>;

/** Events that can open, close or take back a request. */
const MOVES_REQUESTS = /^(request|step|plan)\.|^run\.(completed|failed|cancelled)$/;

/** The runs that these events moved, as they are now. */
export async function runPatch({ journal, wheel }: Deps, runs: Runs, rev: number): Promise<string> {
  const moved = movedBy(runs, (type) => !isAgentEvent(type));
  if (moved.length === 0) return "";
  const driving = new Set(await wheel.driving());
  const rows = await Promise.all(moved.map((id) => journal.rows("runs", { where: { id } })));
  return patchFrame(
    rows.flat().map((row) => {
      const v = runListItem(runRowSchema.parse(row), { driven: driving.has(String(row["id"])) });
      return { k: "run", id: v.id, rev, v };
    }),
  );
}

/** The requests of runs in which these events may have moved some, as they are now. */
export async function requestPatch({ journal }: Deps, runs: Runs, rev: number): Promise<string> {
  const moved = movedBy(runs, (type) => MOVES_REQUESTS.test(type));
  const rows = await Promise.all(moved.map((run) => journal.rows("requests", { where: { run } })));
  return patchFrame(
    rows.flat().map((row) => {
      const v = requestObject(requestRowSchema.parse(row));
      return { k: "request", id: v.id, rev, v };
    }),
  );
}

function movedBy(runs: Runs, moves: (type: string) => boolean): string[] {
  return [...runs].flatMap(([id, events]) => (events.some(({ type }) => moves(type)) ? [id] : []));
}

function patchFrame(patch: Patch): string {
  return patch.length === 0 ? "" : sseFrame("patch", patch);
}
