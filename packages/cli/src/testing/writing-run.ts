import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ArtifactObject, RunEvent, StepInput } from "@wheelhouse/core";
import { changesOf, type Clone, commitWork, makeClone } from "@wheelhouse/workspace";
import { TRAILERS } from "../ground/commits-of.ts";
import { cloneDirectory } from "../home/home-paths.ts";
import { type AppendToRun, begunRun } from "./begun-run.ts";

const agent = {
  kind: "agent",
  access: "write",
  persona: { id: "worker", text: "You work." },
  prompt: "Do it.",
} as const;

/** A person's yes to the work. */
const ACCEPT = {
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
} satisfies StepInput;

const STEPS: readonly StepInput[] = [
  { ...agent, id: "fix", label: "Mend it" },
  { ...agent, id: "note", label: "Write it down", after: ["fix"] },
  ACCEPT,
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
  /** The same as a whole attempt, which completes its step, and leaves these artifacts behind. */
  work(
    step: string,
    files: Readonly<Record<string, string | null>>,
    artifacts?: readonly Pick<ArtifactObject, "name" | "kind" | "value">[],
  ): Promise<void>;
  /** A person is asked to accept it. */
  ask(): Promise<void>;
  /** Appends events of the run. */
  readonly append: AppendToRun;
}

/** Makes a run of two steps that write, and of a person's yes to that, in a data directory that nobody else has open. */
export async function writingRun(
  home: string,
  path: string,
  id: string = "k3m2x9ab",
): Promise<WritingRun> {
  const into = cloneDirectory(home, id);
  mkdirSync(dirname(into), { recursive: true, mode: 0o700 });
  const clone = await makeClone({ project: path, into, branch: "wheelhouse/7-mend-it" });
  const append = await begunRun(home, path, { id, steps: STEPS });
  const commit: WritingRun["commit"] = async (step, subject, files) => {
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
    return (await commitWork(clone, { message: subject, trailers })).commit;
  };
  return {
    id,
    clone,
    append,
    commit,
    async work(step, files, artifacts = []) {
      const made = await commit(step, `Work of ${step}`, files);
      const { added, removed } = await changesOf(clone, { from: `${made}^`, to: made });
      const at = { step, attempt: `${step}#1.1` };
      const held = { session: `s-${step}`, agent: "qwen", level: "enforced" } as const;
      await append(
        { type: "attempt.started", ...at, data: { role: "author", generation: 1, ordinal: 1 } },
        { type: "session.opened", ...at, data: { ...held, loadable: true, modelFree: false } },
        ...artifacts.map((artifact): RunEvent => ({
          type: "artifact.recorded",
          ...at,
          data: artifact,
        })),
        {
          type: "work.committed",
          ...at,
          data: {
            commit: made,
            parent: clone.base,
            tree: "t",
            files: Object.keys(files).length,
            added,
            removed,
          },
        },
        { type: "attempt.completed", ...at, data: { output: "Done." } },
        { type: "step.completed", step, data: {} },
      );
    },
    ask: () =>
      append({
        type: "request.opened",
        step: ACCEPT.id,
        data: {
          request: `${id}-q1`,
          kind: "approval",
          text: ACCEPT.text,
          about: ACCEPT.about,
          options: [...ACCEPT.options],
        },
      }),
  };
}
