import {
  jsonSchema,
  parsePlan,
  RUN_PROJECTIONS,
  type RunEvent,
  type StepInput,
} from "@wheelhouse/core";
import { type Draft, openSqliteJournal } from "@wheelhouse/journal";
import { journalPath } from "../home/home-paths.ts";
import { findProject } from "../project/find-project.ts";

/** Appends events of a run. */
export type AppendToRun = (...events: readonly RunEvent[]) => Promise<void>;

/** Begins a run of these steps over a project, in a data directory that nobody else has open; nobody drives it. */
export async function begunRun(
  home: string,
  path: string,
  { id, steps }: { readonly id: string; readonly steps: readonly StepInput[] },
): Promise<AppendToRun> {
  const project = findProject(path, path);
  const append: AppendToRun = async (...events) => {
    await using journal = await openSqliteJournal({
      path: journalPath(home),
      projections: RUN_PROJECTIONS,
    });
    await journal.append([{ stream: `run/${id}`, events: events.map(draftOf) }]);
  };
  const plan = parsePlan({ version: 1, flow: "solve-issue", steps: [...steps] });
  await append(
    {
      type: "run.created",
      data: {
        flow: "solve-issue",
        title: "Mend it",
        project: { id: project.id, path: project.path },
        input: {},
        band: "small",
        by: "ann",
      },
    },
    { type: "run.planned", data: { hash: "h", plan } },
    { type: "run.started", data: { host: "test" } },
  );
  return append;
}

function draftOf(event: RunEvent): Draft {
  const { type, data } = event;
  return {
    type,
    ...("step" in event && { step: event.step }),
    ...("attempt" in event && { attempt: event.attempt }),
    data: jsonSchema.parse(JSON.parse(JSON.stringify(data))),
  };
}
