import { readdirSync, readFileSync } from "node:fs";

/** Processes whose environment says that they belong to an attempt of a data directory's runs, zombies left out. */
export function agentProcesses(runs: ReadonlySet<string>): { pid: number; marker: string }[] {
  const found: { pid: number; marker: string }[] = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const environment = readFileSync(`/proc/${entry}/environ`, "utf8").split("\0");
      const marker = environment
        .find((each) => each.startsWith("WHEELHOUSE_ATTEMPT="))
        ?.slice("WHEELHOUSE_ATTEMPT=".length);
      if (marker === undefined || !runs.has(marker.split("/")[0] ?? "")) continue;
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      if (stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3) !== "Z")
        found.push({ pid: Number(entry), marker });
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}
