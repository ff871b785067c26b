import { type Clone, ourGit } from "@wheelhouse/workspace";

/** A commit of ours in the clone of a run. */
export interface WorkCommit {
  readonly commit: string;
  readonly parent: string;
  readonly step: string;
  readonly attempt: string;
  readonly subject: string;
}

/** Names of the trailers of our commits. */
export const TRAILERS = {
  run: "Wheelhouse-Run",
  step: "Wheelhouse-Step",
  attempt: "Wheelhouse-Attempt",
  issue: "Wheelhouse-Issue",
} as const;

const trailer = (name: string): string => `%(trailers:key=${name},valueonly,separator=)`;
const FORMAT = ["%H", "%P", trailer(TRAILERS.step), trailer(TRAILERS.attempt), "%s"].join("%x00");

/** The commits of a clone from its base to `head`, the oldest first. */
export async function commitsOf(
  { gitDir, base }: Pick<Clone, "gitDir" | "base">,
  head: string,
): Promise<readonly WorkCommit[]> {
  const args = ["log", "--reverse", "--first-parent", `--format=${FORMAT}`, `${base}..${head}`];
  const { code, stdout, stderr } = await ourGit(args, { gitDir });
  if (code !== 0) throw new Error(`the commits of the clone cannot be read: ${stderr.trim()}`);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [commit = "", parent = "", step = "", attempt = "", subject = ""] = line.split("\0");
      return { commit, parent, step, attempt, subject };
    });
}
