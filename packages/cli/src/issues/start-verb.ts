import { deskCommandSchema } from "@wheelhouse/desk";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { leaveBehind } from "../host/leave-behind.ts";
import type { Project } from "../project/find-project.ts";
import { modelOf } from "../request/request-of.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { driveOne } from "../watch/drive-one.ts";
import { crewFor } from "./crew-for.ts";

/** `wheelhouse issue start N`: drives the run and watches it as `wheelhouse run` does, or leaves it behind. */
export async function startVerb(
  context: Context,
  project: Project,
  number: number,
): Promise<Result> {
  const { args, home, io, paint } = context;
  const agent = args.text("agent");
  const model = modelOf(args.text("model"), agent, io.cwd);
  const wish = { ...(agent !== undefined && { agent }), ...(model !== undefined && { model }) };
  // The host asks nobody: what needs a person's yes gets it here.
  if (io.stdin.isTTY) await crewFor(context, project.path, wish);
  const command = deskCommandSchema.parse({
    do: "start",
    project: { id: project.id, path: project.path },
    number,
    by: whoAmI(),
    ...wish,
    plan: args.text("plan"),
    key: args.text("idempotency-key"),
  });
  if (args.flag("detach")) {
    const [run = ""] = await leaveBehind(home, { issue: command });
    return {
      data: { id: run, issue: number, status: "running" },
      view: () =>
        [
          `${paint.green("✓")} Run ${run} works on issue #${number} in a process of its own.`,
          `  See it: wheelhouse issue show ${number} · follow it: wheelhouse logs ${run} --follow`,
        ].join("\n"),
    };
  }
  let isQueued = false;
  return driveOne(context, {
    command: `wheelhouse issue start ${number}`,
    async begin(drive) {
      const done = await drive.desk(command);
      ({ isQueued } = done);
      if (done.run === null) throw new Error("a start without a run");
      return done.run;
    },
    opening: () =>
      isQueued
        ? "As many issues as the project allows are worked on already: this one begins when one of them ends."
        : undefined,
  });
}
