import type { Outcome } from "@wheelhouse/core";
import { createAlerter } from "../alert/create-alerter.ts";
import { postItem } from "../inbox/post-item.ts";
import type { EffectPorts } from "../inbox/effect-of.ts";
import { triageItem } from "../inbox/triage-item.ts";
import { type DeskWorld, PROJECT } from "./desk-world.ts";

/** The inbox over a desk's world; alerts go to the page only. */
export function inboxWorld(world: DeskWorld) {
  const { journal, engine } = world;
  const alerts = createAlerter({
    journal,
    engine,
    clock: { now: Date.now, after: () => () => undefined },
    settings: () => ({ browser: true, log: false }),
    notifiers: () => new Map(),
    onDropped: () => undefined,
    onError: (error) => void world.errors.push(error),
  });
  const ports: EffectPorts = {
    journal,
    engine,
    alerts,
    addressOf: (path) => `http://127.0.0.1:4747${path}`,
  };
  let posted = 0;
  return {
    world,
    ports,
    /** Posts what a schedule came to. */
    async post(outcome: Outcome, id = "nightly", project = PROJECT.id): Promise<string> {
      const source = { project, type: "scheduler", id } as const;
      const message = `${id} was ${outcome.result}`;
      const dedupeKey = `${id} ${++posted}`;
      const posting = { source, message, priority: "normal", dedupeKey, outcome } as const;
      return (await postItem(ports, posting)).id;
    },
    triage: (id: string) => triageItem(ports, id),
    item: async (id: string) => (await journal.rows("inbox", { where: { id } }))[0],
    items: () => journal.rows("inbox", { orderBy: "created_at" }),
    issues: () => journal.rows("issues", { orderBy: "number" }),
    alerts: () => journal.rows("alerts"),
  };
}
