import { ERRORS, WheelhouseError } from "@wheelhouse/core";
import { probeLevels } from "@wheelhouse/sandbox";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { whoAmI } from "../../request/who-am-i.ts";
import { driveOne } from "../../watch/drive-one.ts";
import { epilogue } from "../../watch/epilogue.ts";
import { answerByItself } from "../answer-by-itself.ts";
import { type DemoGround, removeGround } from "../ground/demo-ground.ts";
import { endOfDemo, runDemo, wrongDemo } from "../ground/run-demo.ts";
import { branchText } from "./branch-text.ts";
import { makeIssuesGround, SOLVE } from "./issues-ground.ts";

/**
 * `wheelhouse demo issues [--interactive] [--serve]`: an issue of a real repository is solved by agents that play a
 * transcript.
 */
export async function demoIssues(context: Context): Promise<Result> {
  if (context.json && context.args.flag("interactive"))
    throw wrongDemo(
      "With --json nobody is asked, so --interactive has nobody to leave the answers to.",
    );
  return runDemo(context, {
    name: "issues",
    check: mustKeepWritersIn,
    make: makeIssuesGround,
    path: ({ project }) => `/projects/${project.id}/issues/1`,
    words: [
      "Issue #1 waits there for you: start it, approve its plan, look at its changes, accept them.",
      "No model is called: the agents play a transcript. The repository, its failing test and the branch are real.",
    ],
    commands: ["wheelhouse issue start 1"],
    play,
  });
}

/** Makes sure that the system keeps agents that write in their clone. Throws `sandbox.refused` with what is missing. */
async function mustKeepWritersIn(): Promise<void> {
  const { enforced } = await probeLevels();
  if (enforced.available) return;
  throw new WheelhouseError(
    "sandbox.refused",
    `Agents change code only where the system keeps them from writing elsewhere: ${enforced.reason}.`,
    { hint: enforced.hint },
  );
}

async function play(context: Context, ground: DemoGround): Promise<Result> {
  const { args, io, paint } = context;
  const { project, fleeting } = ground;
  const answers = !args.flag("interactive");
  const result = await driveOne(context, {
    command: "wheelhouse demo issues",
    opening:
      "No model is called: the agents play a transcript. The repository, its failing test, the sandbox, the checks and the branch are real.",
    async begin(drive) {
      const { run } = await drive.desk({
        do: "start",
        project,
        number: 1,
        by: whoAmI(),
        ...SOLVE,
      });
      if (run === null) throw new Error("a start without a run");
      return run;
    },
    answers,
    // Of what is removed nothing can be read again.
    epilogue: (state) =>
      fleeting === undefined || state.ended?.status === "failed" ? epilogue(state, io) : "",
    onEvent: answers ? answerByItself(io) : undefined,
  });
  if ("lines" in result) return result;
  const { view, afterwards } = result;
  const branch =
    result.exit === undefined || result.exit === 0 ? await branchText(project.path, paint) : "";
  const kept = fleeting === undefined || isOfUse(result.exit);
  return {
    ...result,
    view: () =>
      [view().trimEnd(), branch, endOfDemo(ground, kept)]
        .filter((part) => part !== "")
        .join("\n\n"),
    async afterwards() {
      await afterwards?.();
      if (!kept) removeGround(ground);
    },
  };
}

/** Whether a run that ended with this exit code is looked at again: it failed, or it was left for later. */
function isOfUse(exit = 0): boolean {
  return exit !== 0 && exit !== ERRORS["run.cancelled"].exit;
}
