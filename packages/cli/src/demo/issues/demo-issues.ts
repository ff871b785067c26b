import { rmSync } from "node:fs";
import { ERRORS, WheelhouseError } from "@wheelhouse/core";
import { probeLevels } from "@wheelhouse/sandbox";
import type { Result } from "../../command/command.ts";
import type { Context } from "../../command/context.ts";
import { clean } from "../../output/clean.ts";
import { ensurePage } from "../../page/ensure-page.ts";
import { whoAmI } from "../../request/who-am-i.ts";
import { portOf } from "../../serve/port-of.ts";
import { runningServer } from "../../serve/running-server.ts";
import { driveOne } from "../../watch/drive-one.ts";
import { epilogue } from "../../watch/epilogue.ts";
import { answerByItself } from "../answer-by-itself.ts";
import { mustPlay } from "../must-play.ts";
import { branchText } from "./branch-text.ts";
import { type IssuesGround, makeIssuesGround, SOLVE } from "./issues-ground.ts";
import { serveIssues } from "./serve-issues.ts";

/**
 * `wheelhouse demo issues [--interactive] [--serve]`: an issue of a real repository is solved by agents that play a
 * transcript. What was made for it goes when it ends, unless a person has named the data directory.
 */
export async function demoIssues(context: Context): Promise<Result> {
  const { args, json } = context;
  for (const other of ["kill", "fill"])
    if (args.flag(other)) throw wrong(`--${other} goes with the other demonstration.`);
  if (args.text("band") !== undefined) throw wrong("--band goes with the other demonstration.");
  if (json && args.flag("interactive"))
    throw wrong(
      "With --json nobody is asked, so --interactive has nobody to leave the answers to.",
    );
  const serves = args.flag("serve");
  const port = portOf(args.text("port"));
  const named = args.text("home") === undefined ? undefined : context.home;
  if (named !== undefined && serves) {
    const running = await runningServer(named);
    if (running) return alreadyServed(running);
  }
  await mustKeepWritersIn();
  const ground = await makeIssuesGround(named);
  const within: Context = { ...context, home: ground.home };
  try {
    await mustPlay(ground.home);
    if (!serves) return await play(within, ground);
    const say = (text: string): void => {
      if (!json) context.io.stderr.write(`${clean(text)}\n`);
    };
    const pages = await ensurePage({ say, freshen: true });
    return {
      lines: serveIssues(within, { ground, port, pages, say, remove: () => remove(ground) }),
    };
  } catch (error) {
    remove(ground);
    throw error;
  }
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

async function play(context: Context, ground: IssuesGround): Promise<Result> {
  const { args, io, paint } = context;
  const { project, home, fleeting } = ground;
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
  const end = kept
    ? `The project is ${project.path}. For commands about it: export WHEELHOUSE_HOME=${home}`
    : "What was made for it is removed.";
  return {
    ...result,
    view: () => [view().trimEnd(), branch, end].filter((part) => part !== "").join("\n\n"),
    async afterwards() {
      await afterwards?.();
      if (!kept) remove(ground);
    },
  };
}

/** Whether a run that ended with this exit code is looked at again: it failed, or it was left for later. */
function isOfUse(exit = 0): boolean {
  return exit !== 0 && exit !== ERRORS["run.cancelled"].exit;
}

function remove({ fleeting }: IssuesGround): void {
  if (fleeting !== undefined) rmSync(fleeting, { recursive: true, force: true });
}

function alreadyServed(running: { readonly pid: number; readonly url: string }): Result {
  return {
    data: { id: "server", status: "running", ...running },
    view: () =>
      `Process ${running.pid} serves this demonstration already.\nOpen it, once, with this address: ${running.url}`,
  };
}

function wrong(message: string): WheelhouseError {
  return new WheelhouseError("usage", message, { hint: "See wheelhouse demo --help" });
}
