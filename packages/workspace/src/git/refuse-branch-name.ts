import { WheelhouseError } from "@wheelhouse/core";
import { ourGit } from "./our-git.ts";

/** Throws `settings.invalid` for what git does not take as the name of a branch. */
export async function refuseBranchName(branch: string): Promise<void> {
  const { code } = await ourGit(["check-ref-format", `refs/heads/${branch}`]);
  if (code === 0 && !branch.startsWith("-") && branch !== "HEAD") return;
  throw new WheelhouseError(
    "settings.invalid",
    `${JSON.stringify(branch)} is no name for a branch.`,
    { hint: "Use letters, digits, dots, dashes and slashes: wheelhouse/12-faster-start" },
  );
}
