import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInProcessAgents } from "@wheelhouse/agents/in-process";
import {
  type Band,
  createRunState,
  reduce,
  type RunState,
  type StoredRunEvent,
} from "@wheelhouse/core";
import { asRunEvent } from "@wheelhouse/engine";
import { makeProjects } from "../demo/fill/make-projects.ts";
import { TRANSCRIPTS } from "../demo/transcripts.ts";
import { openHost } from "../host/open-host.ts";
import { findProject } from "../project/find-project.ts";

const SHOP = fileURLToPath(new URL("orders-shop.yaml", import.meta.url));
/** When the sample project was begun. */
const AT = Date.UTC(2026, 10, 2, 9);

/** What a golden run is asked for. */
export interface GoldenRun {
  readonly flow: string;
  readonly band: Band;
  readonly agent: "scout" | "scripted";
  readonly focus: string;
  /** The transcript of `scripted`: the one for the built-in flows when absent. */
  readonly transcript?: string;
}

/** Makes the sample project in a directory of its own and gives its path. */
export async function makeShop(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-golden-"));
  await makeProjects(root, AT, SHOP);
  return join(root, "orders-shop");
}

/**
 * Runs a flow to its end in a data directory that has never seen another run. Agents need no processes; everything else is
 * as it is for a person.
 */
export async function runGolden(shop: string, asked: GoldenRun): Promise<RunState> {
  return (await runWithEvents(shop, asked)).state;
}

/** The same, with everything that was written of the run. */
export async function runWithEvents(
  shop: string,
  asked: GoldenRun,
): Promise<{ readonly state: RunState; readonly events: readonly StoredRunEvent[] }> {
  const { flow, band, agent, focus, transcript = "flows" } = asked;
  const home = join(mkdtempSync(join(tmpdir(), "wheelhouse-golden-home-")), "home");
  const over = { agents: createInProcessAgents({ transcripts: TRANSCRIPTS }) };
  const host = await openHost(home, { command: "golden", serve: false, over });
  if (!host) throw new Error(`${home} has a host already`);
  try {
    const { run } = await host.engine.start({
      flow,
      band,
      agent,
      ...(agent === "scripted" && { model: transcript }),
      input: { question: focus },
      fast: false,
      project: findProject(shop, shop),
      by: "golden",
    });
    const state = createRunState(run);
    const events: StoredRunEvent[] = [];
    for await (const batch of host.journal.tail({ since: 0, stream: `run/${run}` })) {
      for (const event of batch.map(asRunEvent)) {
        events.push(event);
        reduce(state, event);
      }
      if (state.ended !== undefined) break;
    }
    return { state, events };
  } finally {
    await host.close();
  }
}
