import { WheelhouseError } from "@wheelhouse/core";
import { mustGit } from "./must-git.ts";

const OLDEST_GIT = [2, 31] as const;

/** Throws when this machine's git lacks what we use. */
export async function refuseOldGit(): Promise<void> {
  const text = (await mustGit(["version"])).trim();
  const [, major = "0", minor = "0"] = /(\d+)\.(\d+)/.exec(text) ?? [];
  const [wantedMajor, wantedMinor] = OLDEST_GIT;
  if (Number(major) > wantedMajor) return;
  if (Number(major) === wantedMajor && Number(minor) >= wantedMinor) return;
  throw new WheelhouseError(
    "project.unreadable",
    `This machine's git is too old (${text}): ${OLDEST_GIT.join(".")} or newer is needed.`,
    { hint: "Install a newer git, then look again: wheelhouse doctor" },
  );
}
