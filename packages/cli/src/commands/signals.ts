import { findProject } from "../project/find-project.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { repositoriesNow } from "../observe/repositories-now.ts";
import { signalsText } from "../observe/signals-text.ts";

/** `wheelhouse signals [--project DIR] [--all]` */
export async function run(context: Context): Promise<Result> {
  const { args, io, paint, columns } = context;
  const named = args.text("project");
  const project = named === undefined ? undefined : findProject(named, io.cwd);
  const { repositories, scanVersion, lookedAt } = await repositoriesNow(context, project);
  const shown = args.flag("all")
    ? repositories
    : repositories.filter(({ signals, status }) => signals.length > 0 || status === "failing");
  return {
    data: { generated_at: lookedAt, scan_version: scanVersion, repositories: shown },
    view: () => signalsText(shown, { looked: repositories, project, paint, columns }),
  };
}
