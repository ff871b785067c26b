import { type Clone, laidIn, ourGit } from "@wheelhouse/workspace";

/** A commit of ours in the clone of a run. */
export interface WorkCommit {
  readonly commit: string;
  /** What it is compared with: of a commit that brought a branch in, both sides as they were laid out together. */
  readonly parent: string;
  /** Whether it brought the branch in that the work began from. */
  readonly bringsIn: boolean;
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
  const [{ code, stdout, stderr }, laid] = await Promise.all([
    ourGit(args, { gitDir }),
    laidIn(gitDir),
  ]);
  if (code !== 0) throw new Error(`the commits of the clone cannot be read: ${stderr.trim()}`);
  return stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [commit = "", parents = "", step = "", attempt = "", subject = ""] = line.split("\0");
      const parent = laid.get(commit) ?? parents.split(" ").at(-1) ?? "";
      return { commit, parent, bringsIn: laid.has(commit), step, attempt, subject };
    });
}
