import { join } from "node:path";
import { agentObjectSchema } from "@wheelhouse/core";
import { SOLVE_ISSUE } from "@wheelhouse/desk";
import type { JournalReader } from "@wheelhouse/journal";
import { createKeys, loadSecret, type ServerDeps } from "@wheelhouse/server";
import { readInside } from "@wheelhouse/workspace";
import { agentData, agentRows, rowNamed } from "../agents/agents-view.ts";
import { keepGround } from "../agents/kept-ground.ts";
import { readChanges, readPatch } from "../changes/read-changes.ts";
import { readLines } from "../changes/read-lines.ts";
import type { Context } from "../command/context.ts";
import { doctorFor } from "../doctor/ask-doctor.ts";
import type { WatchedFlows } from "../flows/watch-flows.ts";
import { snapshotDirectory } from "../home/home-paths.ts";
import type { OpenSources } from "../observe/open-sources.ts";
import { KeptFiles } from "../preview/kept-files.ts";
import { previewPlan } from "../preview/preview-plan.ts";
import { previewSolving } from "../preview/preview-solving.ts";
import { WorkingTrees } from "../preview/uncommitted.ts";
import { addedProjects, addProject } from "../project/known-projects.ts";
import { projectHere } from "../project/project-here.ts";
import { changeSettings, namedAgents, settingsObject } from "../project/settings-view.ts";
import { reportForms } from "../reading/report-forms.ts";
import { version } from "../version.ts";
import { serverKeyPath } from "./server-note.ts";
import type { Hands } from "./hands-of.ts";

const agentSchema = agentObjectSchema.loose();

/** Everything that the server gets from outside, put together for a data directory. */
export function serverDeps(
  context: Pick<Context, "home" | "io">,
  hands: Hands,
  journal: JournalReader,
  sources: OpenSources["deps"],
  files: WatchedFlows,
): Omit<ServerDeps, "port" | "pages"> {
  const { home, io } = context;
  const here = projectHere(io.cwd);
  const ground = keepGround(context);
  const kept = new KeptFiles();
  const preview = { agents: () => ground.soon(), trees: new WorkingTrees(), files: kept };
  return {
    journal,
    ...sources,
    ...hands,
    changes: {
      read: (run, step) => readChanges(home, run, step),
      lines: (run, what) => readLines(home, run, what),
      patch: (run) => readPatch(home, run),
    },
    flows: (project) => files.list(project?.path),
    flowFiles: files,
    agents: async () => {
      const known = await ground.fresh();
      return agentRows(home, known).map((row) => agentSchema.parse(agentData(row, known)));
    },
    plan: (start, project) =>
      start.flow_name === SOLVE_ISSUE
        ? previewSolving(context, preview, project)
        : previewPlan(context, preview, start, project),
    doctor: doctorFor(home, io.env),
    settings: {
      read: async (project) => settingsObject(home, project),
      async change(project, change) {
        const named = namedAgents(change);
        const rows = named.length === 0 ? [] : agentRows(home, await ground.fresh());
        for (const agent of named) rowNamed(agent, rows);
        return changeSettings(home, project, change);
      },
    },
    projects: () => [...here, ...addedProjects(home)],
    addProject: (path) => addProject(home, path),
    projectFiles: async ({ path }) => (await kept.at(path)).map((file) => file.path),
    readFile: (run, path) => readInside(join(snapshotDirectory(home, run), "tree"), path),
    reportForms,
    keys: createKeys(loadSecret(serverKeyPath(home)), Date.now),
    version: version(),
    now: Date.now,
    onError: (error) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      io.stderr.write(`The server met something that it did not expect: ${text}\n`);
    },
  };
}
