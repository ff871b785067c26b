import { readdirSync, readFileSync } from "node:fs";

/** Ids of the processes that belong to attempts of a run, by what their environment says; those that have ended are left out. */
export function attemptProcesses(run: string): readonly number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        const environment = readFileSync(`/proc/${entry}/environ`, "utf8").split("\0");
        const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
        const isZombie = stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
        return (
          !isZombie && environment.some((each) => each.startsWith(`WHEELHOUSE_ATTEMPT=${run}/`))
        );
      } catch {
        // It has ended while we looked.
        return false;
      }
    })
    .map(Number);
}
