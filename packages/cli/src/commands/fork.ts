import { agentOfRun } from "../agents/agent-of-run.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { leaveBehind } from "../host/leave-behind.ts";
import { findRun } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";
import { forkOf } from "../request/fork-of.ts";
import { modelOf } from "../request/request-of.ts";
import { driveOne } from "../watch/drive-one.ts";

/** `wheelhouse fork RUN [--from STEP] [--agent ID] [--model M]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io, paint } = context;
  const origin = await runNamed(home, args.positionals[0] ?? "");
  const agent = args.text("agent");
  const model = modelOf(args.text("model"), agent, io.cwd);
  const asked = { from: args.text("from"), agent, model };
  const request = await forkOf(home, origin, asked, (project, person) =>
    agentOfRun(context, project, person),
  );
  const key = args.text("idempotency-key");
  if (!args.flag("detach")) {
    return driveOne(context, {
      command: `wheelhouse fork ${origin}`,
      begin: async (drive) => (await drive.fork(origin, request, key)).run,
      opening: `What had finished of run ${origin} is taken over; that run stays as it is.`,
      out: args.text("out"),
    });
  }
  const fork = { run: origin, request };
  const [id = ""] = await leaveBehind(home, key === undefined ? { fork } : { fork, key });
  return {
    data: { id, forked_from: origin, status: "running" },
    view: () =>
      `${paint.green("✓")} Run ${id}, forked from ${origin}, goes on in a process of its own. See: wheelhouse show ${id}`,
  };
}

/** The run's whole id. The reader is closed before this process may become the writer. */
async function runNamed(home: string, word: string): Promise<string> {
  await using reader = await openReading(home);
  return await findRun(reader, word);
}
