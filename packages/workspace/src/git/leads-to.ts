import { ourGit } from "./our-git.ts";

/** Whether the history of a commit of a git directory has another one in it, or is that one. */
export async function leadsTo(
  gitDir: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  return (await ourGit(["merge-base", "--is-ancestor", to, from], { gitDir })).code === 0;
}
