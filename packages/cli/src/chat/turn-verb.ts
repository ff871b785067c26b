import { type ThreadObject, WheelhouseError } from "@wheelhouse/core";
import type { ThreadCommand } from "@wheelhouse/desk";
import { threadById } from "@wheelhouse/server/threads";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { clean } from "../output/clean.ts";
import type { Project } from "../project/find-project.ts";
import { mustOpenReading } from "../reading/open-reading.ts";
import { whoAmI } from "../request/who-am-i.ts";
import { withThreads } from "./with-threads.ts";

/** What a person does with a thread beside speaking in it. */
export const TURN_VERBS = ["stop", "start", "switch"] as const;
/** What a person does with a thread beside speaking in it. */
export type TurnVerb = (typeof TURN_VERBS)[number];

/** `wheelhouse chat stop|start|switch` */
export async function turnVerb(
  context: Context,
  wanted: { readonly project: Project; readonly thread: string; readonly verb: TurnVerb },
): Promise<Result> {
  const { home, paint } = context;
  const done = await withThreads(home, commandOf(context, wanted));
  await using journal = await mustOpenReading(home);
  const thread = await threadById(journal, done.thread);
  if (!thread) throw new Error(`the thread ${done.thread} is gone`);
  return {
    data: thread,
    view: () =>
      [
        `${paint.green("✓")} ${clean(saidOf(wanted.verb, thread))}`,
        ...(thread.status === "waiting" && !done.isServed
          ? ["  What waits is answered by the next host: wheelhouse serve"]
          : []),
      ].join("\n"),
  };
}

function commandOf(
  { args }: Context,
  { project: { id, path }, thread, verb }: Parameters<typeof turnVerb>[1],
): ThreadCommand {
  const of = { project: { id, path }, thread, by: whoAmI() };
  if (verb !== "switch") return { do: verb, ...of };
  const agent = args.text("agent");
  const model = args.text("model");
  if (agent === undefined)
    throw new WheelhouseError("usage", "Whom to switch to is missing.", {
      hint: 'Name an agent: --agent ID. --agent "" is whoever is chosen for the project; all of them: wheelhouse agents',
    });
  return { do: "switch", ...of, agent: agent || null, model: model ?? null };
}

function saidOf(verb: TurnVerb, { name, agent, model }: ThreadObject): string {
  switch (verb) {
    case "stop":
      return `Nobody answers in ${name} until it is started: wheelhouse chat start`;
    case "start":
      return `${name} is answered again.`;
    case "switch":
      return agent === null
        ? `Whoever is chosen for the project answers in ${name}.`
        : `${agent}${model === null ? "" : ` (${model})`} answers in ${name} from here on.`;
    default:
      return verb satisfies never;
  }
}
