import {
  type InboxPriority,
  inboxRowSchema,
  type Outcome,
  type SourceType,
} from "@wheelhouse/core";
import type { Clock } from "@wheelhouse/engine";
import { createAlerter } from "../alert/create-alerter.ts";
import { postItem } from "../inbox/post-item.ts";
import type { EffectPorts } from "../inbox/effect-of.ts";
import { triageItem } from "../inbox/triage-item.ts";
import { type DeskWorld, PROJECT } from "./desk-world.ts";

/** What an inbox of tests stands on. */
interface InboxGround {
  readonly journal: Pick<DeskWorld["journal"], "rows" | "read" | "head">;
  readonly engine: Pick<DeskWorld["engine"], "append">;
  readonly errors: unknown[];
}

/** Where something is posted, and how much it matters. */
interface PostedTo {
  readonly project?: string;
  readonly priority?: InboxPriority;
}

/** The inbox over a desk's world; alerts go to the page only. Without a clock of its own it has that of the machine, without timers. */
export function inboxWorld<W extends InboxGround>(
  world: W,
  {
    clock = { now: Date.now, after: () => () => undefined },
    named = () => undefined,
  }: { readonly clock?: Clock; readonly named?: EffectPorts["projectNamed"] } = {},
) {
  const { journal, engine } = world;
  const alerts = createAlerter({
    journal,
    engine,
    clock,
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
    projectNamed: named,
  };
  let posted = 0;
  return {
    world,
    ports,
    /** Posts what a schedule came to. */
    async post(
      outcome: Outcome,
      id = "nightly",
      { project = PROJECT.id, priority = "normal" }: PostedTo = {},
    ): Promise<string> {
      const source = { project, type: "scheduler", id } as const;
      const message = `${id} was ${outcome.result}`;
      const dedupeKey = `${id} ${++posted}`;
      const posting = { source, message, priority, dedupeKey, outcome } as const;
      return (await postItem(ports, posting)).id;
    },
    /** Posts in the name of somebody. */
    async postAs(type: SourceType, outcome: Outcome): Promise<string> {
      const source = { project: PROJECT.id, type, id: `${type} ${++posted}` };
      const said = { message: source.id, priority: "normal", dedupeKey: null, outcome } as const;
      return (await postItem(ports, { source, ...said })).id;
    },
    triage: (id: string) => triageItem(ports, id),
    item: async (id: string) => (await journal.rows("inbox", { where: { id } }))[0],
    items: () => journal.rows("inbox", { orderBy: "created_at" }),
    rows: async () => (await journal.rows("inbox")).map((row) => inboxRowSchema.parse(row)),
    issues: () => journal.rows("issues", { orderBy: "number" }),
    alerts: () => journal.rows("alerts"),
  };
}
