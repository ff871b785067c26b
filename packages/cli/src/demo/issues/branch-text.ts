import { ourGit } from "@wheelhouse/workspace";
import { clean } from "../../output/clean.ts";
import type { Context } from "../../command/context.ts";

/** The branch that was handed over, as git shows it to anybody, each command with what it prints; empty when there is none. */
export async function branchText(project: string, paint: Context["paint"]): Promise<string> {
  const git = async (args: readonly string[], ...more: readonly string[]): Promise<string> => {
    const [command = "", ...rest] = args;
    const { stdout } = await ourGit([command, ...more, ...rest], { cwd: project });
    return clean(stdout).trimEnd();
  };
  const names = ["for-each-ref", "--format=%(refname:short)", "refs/heads/wheelhouse/"];
  const [branch = ""] = (await git(names, "--sort=-committerdate")).split("\n");
  if (branch === "") return "";
  const show = async (args: readonly string[], ...more: readonly string[]): Promise<string> =>
    `${paint.bold(`$ git ${args.join(" ")}`)}\n${await git(args, ...more)}`;
  const shown = [
    await show(["log", "--oneline", `main..${branch}`]),
    // Nobody's own program compares here.
    await show(["diff", `main...${branch}`], "--no-ext-diff"),
    await show(["status", "--short", "--branch"]),
  ];
  return shown.join("\n\n");
}
