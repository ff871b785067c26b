import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import { lockedBy, readHolder } from "@wheelhouse/engine";
import { z } from "zod";
import { flowsByName } from "../../flows/flows-by-name.ts";
import { journalPath } from "../../home/home-paths.ts";
import { privateDirectory } from "../../home/private-directory.ts";
import { openHost } from "../../host/open-host.ts";
import { CHANGE_FLOW, changeFlow } from "./change-flow.ts";
import { createFilmClock } from "./film-clock.ts";
import { samplePorts } from "./sample-ports.ts";
import { makeObserved } from "./make-observed.ts";
import { makeProjects } from "./make-projects.ts";
import { playScene } from "./play-scene.ts";
import { REELS } from "./scenes.ts";

const filledSchema = z.object({
  runs: z.array(z.object({ id: z.string(), shows: z.string(), title: z.string() })),
});
/** What a data directory was filled with. */
export type Filled = z.infer<typeof filledSchema>;

/** The directory of the sample projects in a data directory. */
export function sampleProjects(home: string): string {
  return join(home, "sample-projects");
}

/** What a data directory was filled with; undefined when it was not. */
export function readFilled(home: string): Filled | undefined {
  try {
    return filledSchema.parse(JSON.parse(readFileSync(notePath(home), "utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Fills a data directory with the sample runs: real runs by the real engine over real repositories,
 * whose agents play transcripts and whose clock was set back. Throws `usage` where anything was run before.
 */
export async function fillHome(home: string, say: (text: string) => void): Promise<Filled> {
  if (existsSync(journalPath(home))) {
    throw new WheelhouseError("usage", `In ${home} something was run before.`, {
      hint: "Sample runs have a directory of their own: wheelhouse demo --fill",
    });
  }
  privateDirectory(home);
  const projects = sampleProjects(home);
  const now = Date.now();
  await makeProjects(projects, now - 9 * 86_400_000);
  const clock = createFilmClock(now - (REELS[0]?.ago ?? 0));
  const flows = new Map([...flowsByName, [CHANGE_FLOW, changeFlow] as const]);
  const host = await openHost(home, {
    command: "wheelhouse demo --fill",
    serve: false,
    over: { ...samplePorts(home), clock, flows },
  });
  if (!host) throw lockedBy(home, readHolder(home));
  const runs: Filled["runs"] = [];
  try {
    for (const { ago, scenes } of REELS) {
      clock.jumpTo(now - ago);
      const ids = await Promise.all(scenes.map((scene) => playScene(host, scene, projects)));
      for (const [index, { name, title }] of scenes.entries()) {
        runs.push({ id: ids[index] ?? "", shows: name, title });
        say(`${ids[index]}  ${name}`);
      }
    }
  } finally {
    await host.close();
  }
  // Last, so that its newest event is of now: an open run that is silent for long would be stale.
  makeObserved(home, join(projects, "orders"), Date.now());
  const filled = { runs };
  writeFileSync(notePath(home), JSON.stringify(filled), { mode: 0o600 });
  return filled;
}

function notePath(home: string): string {
  return join(home, "sample-runs.json");
}
