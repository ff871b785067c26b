import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parsePlan, RUN_PROJECTIONS, type RunEvent, type StepInput } from "@wheelhouse/core";
import { openSqliteJournal } from "@wheelhouse/journal";
import { type Clone, commitWork, makeClone } from "@wheelhouse/workspace";
import { TRAILERS } from "../ground/commits-of.ts";
import { cloneDirectory, journalPath } from "../home/home-paths.ts";
import { findProject } from "../project/find-project.ts";

const agent = {
  kind: "agent",
  access: "write",
  persona: { id: "worker", text: "You work." },
  prompt: "Do it.",
} as const;

const STEPS: readonly StepInput[] = [
  { ...agent, id: "fix", label: "Mend it" },
  { ...agent, id: "note", label: "Write it down", after: ["fix"] },
  {
    kind: "request",
    id: "accept",
    after: ["note"],
    ask: "approval",
    text: "Shall this work be accepted?\n\nThe checks pass.",
    about: { kind: "changes", step: "note" },
    options: [
      { id: "accept", label: "Accept it", effect: "continue" },
      { id: "change", label: "Ask for changes", effect: { sendBack: "fix" } },
      { id: "stop", label: "Discard it", effect: "stop" },
    ],
  },
];

/** A run that has written in a clone of its own, for tests. */
export interface WritingRun {
  readonly id: string;
  readonly clone: Clone;
  /** Writes files and commits them as a step does; null removes one. Says the commit. */
  commit(
    step: string,
    subject: string,
    files: Readonly<Record<string, string | null>>,
  ): Promise<string>;
  /** Appends events of the run. */
  append(...events: readonly RunEvent[]): Promise<void>;
}

/** Makes a run of two steps that write, and of a person's yes to that, in a data directory that nobody else has open. */
export async function writingRun(
  home: string,
  path: string,
  id: string = "k3m2x9ab",
): Promise<WritingRun> {
  const project = findProject(path, path);
  const into = cloneDirectory(home, id);
  mkdirSync(dirname(into), { recursive: true, mode: 0o700 });
  const clone = await makeClone({ project: path, into, branch: "wheelhouse/7-mend-it" });
  const append: WritingRun["append"] = async (...events) => {
    await using journal = await openSqliteJournal({
      path: journalPath(home),
      projections: RUN_PROJECTIONS,
    });
    await journal.append([{ stream: `run/${id}`, events: [...events] }]);
  };
  await append(
    {
      type: "run.created",
      data: {
        flow: "solve-issue",
        title: "#7 Mend it",
        project: { id: project.id, path: project.path },
        input: {},
        band: "small",
        by: "ann",
      },
    },
    {
      type: "run.planned",
      data: { hash: "h", plan: parsePlan({ version: 1, flow: "solve-issue", steps: [...STEPS] }) },
    },
    { type: "run.started", data: { host: "test" } },
  );
  return {
    id,
    clone,
    append,
    async commit(step, subject, files) {
      for (const [name, text] of Object.entries(files)) {
        const file = join(clone.tree, name);
        mkdirSync(dirname(file), { recursive: true });
        if (text === null) rmSync(file);
        else writeFileSync(file, text);
      }
      const trailers = {
        [TRAILERS.run]: id,
        [TRAILERS.step]: step,
        [TRAILERS.attempt]: `${step}#1.1`,
      };
      const { commit } = await commitWork(clone, { message: subject, trailers });
      return commit;
    },
  };
}
