import { mustGit } from "../git/must-git.ts";
import { writeCommit } from "../commit/commit-work.ts";

/** All that lies between two commits as one commit, in the words of the last. The same for the same two. */
export async function asOne(gitDir: string, from: string, to: string): Promise<string> {
  const said = await mustGit(["log", "-1", "--format=%at%n%B", to], { gitDir });
  const [seconds = "", ...message] = said.split("\n");
  return writeCommit(gitDir, {
    tree: `${to}^{tree}`,
    parents: [from],
    message: message.join("\n"),
    atMs: Number(seconds) * 1000,
  });
}
