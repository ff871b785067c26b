import { describeChoice } from "../agents/describe-choice.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { leaveBehind } from "../host/leave-behind.ts";
import { requestOf } from "../request/request-of.ts";
import { driveOne } from "../watch/drive-one.ts";

/** `wheelhouse run <flow> [focus…]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint } = context;
  const { request, chosen, bandWhy } = await requestOf(context, { checkAgent: true });
  const sized = bandWhy === undefined ? [] : [`Band ${request.band}: ${bandWhy}.`];
  const opening = [...(chosen ? [describeChoice(chosen)] : []), ...sized].join("\n  ") || undefined;
  const key = args.text("idempotency-key");
  if (!args.flag("detach")) {
    return driveOne(context, {
      command: `wheelhouse run ${request.flow}`,
      begin: async (drive) => (await drive.start(request, key)).run,
      opening,
      out: args.text("out"),
    });
  }
  const [id = ""] = await leaveBehind(
    home,
    key === undefined ? { start: request } : { start: request, key },
  );
  return {
    data: { id, flow: request.flow, status: "running" },
    view: () =>
      [
        `${paint.green("✓")} Run ${id} goes on in a process of its own.`,
        ...(opening === undefined ? [] : [`  ${opening}`]),
        `  See it: wheelhouse show ${id} · follow it: wheelhouse logs ${id} --follow`,
      ].join("\n"),
  };
}
