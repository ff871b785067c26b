import { untilEvent } from "../journal-of.ts";
import { changedBesideBranch, fingerprintOfProject } from "./only-a-branch.ts";
import { SOLVE, type SolvingWorld, solvingWorld, type WorldOptions } from "./solving-world.ts";
import { transcriptOf, type TurnInput } from "./transcript-of.ts";

/** An issue that is being worked on, by a command that goes on until its run ends. */
export interface SolvingRun {
  readonly world: SolvingWorld;
  readonly run: string;
  /** How the command ended. */
  readonly ended: Promise<{ readonly code: number | null }>;
  /** The request that a step opens, but for those that are known. Rejects when the command ends before. */
  readonly asked: (step: string, known?: readonly string[]) => Promise<string>;
  /** Waits for such a request and answers it. */
  readonly answer: (step: string, known: readonly string[], ...words: string[]) => Promise<string>;
  /** What a request says, and which options it has. */
  readonly opened: (
    request: string,
  ) => Promise<{ readonly text: string; readonly options: readonly string[] }>;
  /** The issue as the API has it. */
  readonly shown: () => Promise<unknown>;
  /** What is not as it was in the project, but for a branch of ours. */
  readonly untouched: () => readonly string[];
}

/** How a run differs from the usual one. */
interface SolvingOptions extends WorldOptions {
  /** Turns that are played in place of the usual ones, where they fit. */
  readonly turns?: readonly TurnInput[] | ((project: string) => readonly TurnInput[]);
  /** What has happened in the project before. */
  readonly prepare?: (world: SolvingWorld) => void;
}

/** Starts the issue about the bug of the sample shop. Nobody is asked about its plan unless the options say so. */
export async function solvingRun({
  turns = [],
  prepare,
  work,
  ...options
}: SolvingOptions = {}): Promise<SolvingRun> {
  const world = solvingWorld({ ...options, work: { approval: "auto", ...work } });
  await world.issue("create", "--title", "What is bought twice is paid once");
  prepare?.(world);
  const before = fingerprintOfProject(world.project);
  const own = typeof turns === "function" ? turns(world.project) : turns;
  const model = own.length === 0 ? SOLVE : transcriptOf(own);
  const host = world.terminal.start("issue", "start", "1", "--agent", "scripted", "--model", model);
  const dead = host.ended.then(({ code, stdout, stderr }) => {
    throw new Error(`the command has ended with ${code}:\n${stdout}\n${stderr}`);
  });
  dead.catch(() => undefined);
  const started = untilEvent(world.terminal.home, ({ type }) => type === "run.started");
  const { run } = await Promise.race([started, dead]);
  const asked: SolvingRun["asked"] = (step, known = []) =>
    Promise.race([world.askedAgain(run, step, known), dead]);
  return {
    world,
    run,
    ended: host.ended,
    asked,
    async answer(step, known, ...words) {
      const request = await asked(step, known);
      const { code, stderr } = await world.terminal.call("answer", request, ...words);
      if (code !== 0) throw new Error(`${request} takes no ${words.join(" ")}: ${stderr}`);
      return request;
    },
    async opened(request) {
      const events = await world.events(run);
      for (const { type, data } of events)
        if (type === "request.opened" && data.request === request)
          return { text: data.text, options: data.options.map(({ id }) => id) };
      throw new Error(`${request} was not opened`);
    },
    async shown() {
      const issue: unknown = JSON.parse((await world.issue("show", "1", "--json")).stdout);
      return issue;
    },
    untouched: () => changedBesideBranch(world.project, before),
  };
}
