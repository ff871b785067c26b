import { WheelhouseError } from "@wheelhouse/core";
import { ourGit } from "../git/our-git.ts";

/** The full name of a commit in our git directory; throws `run.state` for anything else. */
export async function commitOf(gitDir: string, commit: string): Promise<string> {
  const name = `${commit}^{commit}`;
  const { code, stdout } = await ourGit(
    ["rev-parse", "--verify", "--quiet", "--end-of-options", name],
    { gitDir },
  );
  if (code === 0) return stdout.trim();
  throw new WheelhouseError("run.state", `There is no commit ${commit} of this run.`, {
    hint: "Name one that the run has made.",
  });
}
