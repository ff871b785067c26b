import { nearest, WheelhouseError } from "@wheelhouse/core";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { didYouMean } from "../command/parse-command-line.ts";
import { REGISTRY } from "../command/registry.ts";
import { bashScript } from "../completions/bash-script.ts";
import { completionTree } from "../completions/completion-tree.ts";
import { fishScript } from "../completions/fish-script.ts";
import { zshScript } from "../completions/zsh-script.ts";
import { flowObjects } from "../flows/flow-objects.ts";
import { findProject } from "../project/find-project.ts";

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
const isShell = (name: string): name is keyof typeof SCRIPTS => Object.hasOwn(SCRIPTS, name);

/** `wheelhouse completions SHELL` */
export async function run({ args, home, io }: Context): Promise<Result> {
  const [shell = ""] = args.positionals;
  if (!isShell(shell)) {
    const names = Object.keys(SCRIPTS);
    throw new WheelhouseError("usage", `There are no completions for ${JSON.stringify(shell)}.`, {
      hint: `${didYouMean(nearest(shell, names))}The shells are ${names.join(", ")}.`,
    });
  }
  const flows = await flowObjects({ home, project: projectHere(io.cwd) });
  const script = SCRIPTS[shell](completionTree(REGISTRY, flows));
  return { data: { shell, script }, view: () => script.trimEnd() };
}

/** The project whose own flows are completed too; undefined where there is none. */
function projectHere(cwd: string): string | undefined {
  try {
    return findProject(undefined, cwd).path;
  } catch {
    return undefined;
  }
}
