import type { StartRequest } from "@wheelhouse/engine";
import { nearest, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { DEMO_AGENT, demoFlow } from "../demo/demo-flow.ts";
import { demoInbox } from "../demo/inbox/demo-inbox.ts";
import { demoIssues } from "../demo/issues/demo-issues.ts";
import { fill } from "../demo/fill/fill.ts";
import { playAndKill } from "../demo/play-and-kill.ts";
import { mustPlay } from "../demo/must-play.ts";
import { answerByItself } from "../demo/answer-by-itself.ts";
import { bandOf } from "../request/request-of.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { driveOne } from "../watch/drive-one.ts";

/** `wheelhouse demo [--kill] [--interactive]`, `wheelhouse demo issues|inbox [--serve]`, `wheelhouse demo --fill [--serve]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io } = context;
  const [what] = args.positionals;
  if (what === "issues") return demoIssues(context);
  if (what === "inbox") return demoInbox(context);
  if (what !== undefined)
    throw new WheelhouseError("usage", `There is no demonstration ${JSON.stringify(what)}.`, {
      hint: `${didYouMean(nearest(what, ["issues", "inbox"]))}There is "wheelhouse demo", "wheelhouse demo issues" and "wheelhouse demo inbox".`,
    });
  if (args.flag("fill")) return fill(context);
  if (args.flag("serve"))
    throw new WheelhouseError("usage", "--serve goes with --fill, with issues or with inbox.", {
      hint: "Look at sample runs: wheelhouse demo --fill --serve. Solve an issue: wheelhouse demo issues --serve",
    });
  const band = bandOf(args.text("band") ?? "medium");
  const { agent } = DEMO_AGENT;
  await mustPlay(home);
  const request: StartRequest = {
    flow: demoFlow.name,
    input: { question: "Why is the nightly import slow?" },
    band,
    fast: false,
    project: { id: "demo", path: io.cwd },
    agent,
    // The same story at two speeds: one for people, one for whoever only wants it done.
    model: io.stderr.isTTY ? "story" : DEMO_AGENT.model,
    by: whoAmI(),
  };
  const onEvent = args.flag("interactive") ? undefined : answerByItself(io);
  if (args.flag("kill")) return playAndKill(context, band, onEvent);
  return driveOne(context, {
    command: "wheelhouse demo",
    begin: async (drive) => (await drive.start(request)).run,
    answers: onEvent !== undefined,
    onEvent,
  });
}
