import { type GitOptions, ourGit } from "./our-git.ts";

/** Runs git and takes its output without the last line break; undefined when it fails or says nothing. */
export async function maybeGit(
  args: readonly string[],
  options: GitOptions = {},
): Promise<string | undefined> {
  const { code, stdout } = await ourGit(args, options);
  const text = stdout.replace(/\n$/, "");
  return code === 0 && text !== "" ? text : undefined;
}
