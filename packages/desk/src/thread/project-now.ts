import { runRowSchema } from "@wheelhouse/core";
import { readBoard } from "../board/read-board.ts";
import type { Project } from "../desk-ports.ts";
import type { ProjectNow } from "./brief-text.ts";
import type { OrchestratorPorts } from "./orchestrator-ports.ts";

/** Where an issue or a run is that nobody has to think of any more. */
const OVER: ReadonlySet<string> = new Set(["done", "closed", "completed", "failed", "cancelled"]);
/** So many of the newest runs are looked at. */
const RUNS = 100;

/** What the agent of a thread is told of its project, as it is now. */
export async function projectNow(
  ports: Pick<OrchestratorPorts, "journal" | "facts">,
  project: Project,
): Promise<ProjectNow> {
  const [board, rows, facts] = await Promise.all([
    readBoard(ports.journal, project.id),
    ports.journal.rows("runs", {
      where: { project_id: project.id },
      orderBy: "created_at",
      descending: true,
      limit: RUNS,
    }),
    ports.facts(project),
  ]);
  const issues = board.numbers.toReversed().flatMap((number) => {
    const status = board.status(number);
    const row = board.row(number);
    return !row || status === undefined || OVER.has(status)
      ? []
      : [{ number, title: row.title, status }];
  });
  const runs = rows
    .map((row) => runRowSchema.parse(row))
    .filter(({ ended_at }) => ended_at === null)
    .map(({ id, flow, status }) => ({ id, flow: flow ?? "", status }));
  return { ...facts, path: project.path, issues, runs };
}
