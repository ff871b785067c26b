import { WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { checkFlows } from "../flows/show/check-flows.ts";
import { describeFlow } from "../flows/show/describe-flow.ts";
import { listFlows } from "../flows/show/list-flows.ts";
import { trustNamed } from "../flows/show/trust-named.ts";
import { newFlow } from "../flows/write/new-flow.ts";
import { findProject } from "../project/find-project.ts";

/** `wheelhouse flows [NAME | check [FILE…] | new NAME | trust NAME]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, io } = context;
  const [word, ...rest] = args.positionals;
  const places = { home, project: findProject(args.text("project"), io.cwd).path };
  if (word === undefined) return listFlows(context, places);
  if (word === "check") return checkFlows(context, places, rest);
  const [name, ...more] = word === "new" || word === "trust" ? rest : args.positionals;
  if (name === undefined || more.length > 0)
    throw new WheelhouseError("usage", `flows ${word} takes one name.`, {
      hint: `Write it as: wheelhouse flows ${word === name ? "" : `${word} `}NAME`,
    });
  if (word === "new") return newFlow(context, places, name);
  if (word === "trust") return trustNamed(context, places, name);
  return describeFlow(context, places, name);
}
