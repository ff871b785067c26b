import {
  EVENT_VERSION,
  inboxRowSchema,
  type InboxRow,
  type Outcome,
  RUN_PROJECTIONS,
} from "@wheelhouse/core";
import {
  createAlerter,
  type DigestReader,
  type Drain,
  type InboxCommandPorts,
  InTurn,
  openDrain,
  openInbox,
  performInbox,
  postItem,
} from "@wheelhouse/desk";
import { openMemoryJournal } from "@wheelhouse/journal";
import { onTestFinished } from "vitest";

const START = Date.parse("2026-11-22T00:00:00Z");
/** The project of these tests. */
const PROJECT = { id: "orders-1a2b3c", path: "/src/orders" };

/** The inbox of a host without processes: its rules, its drain and its alerts over a journal in memory, on a clock that is told to move. */
export async function openInboxGround() {
  let now = START;
  const journal = await openMemoryJournal({
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
    clock: () => now,
  });
  onTestFinished(() => journal.close());
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  const clock = { now: () => now, after: () => () => undefined };
  const engine = { append: journal.append.bind(journal) };
  const alerts = createAlerter({
    journal,
    engine,
    clock,
    settings: () => ({ browser: true, log: false }),
    notifiers: () => new Map(),
    onDropped: () => undefined,
    onError,
  });
  const effects = {
    journal,
    engine,
    alerts,
    addressOf: () => undefined,
    projectNamed: () => PROJECT,
  };
  const inbox = await openInbox({ ...effects, clock, onError });
  onTestFinished(() => inbox.close());
  const never = (): Promise<never> => Promise.reject(new Error("nothing is begun again here"));
  const ports: InboxCommandPorts = {
    ...effects,
    now: () => now,
    isThere: () => true,
    onPosted: (id) => inbox.posted(id),
    turns: new InTurn(),
    again: { schedule: never, run: never, issue: never },
  };
  let posted = 0;
  return {
    ports,
    errors,
    now: () => now,
    pass: (ms: number): void => void (now += ms),
    /** Posts what a source came to; the rules have looked at it when it resolves. */
    post: async (outcome: Outcome, source = "nightly"): Promise<string> => {
      now += 1;
      const { id } = await postItem(ports, {
        source: { project: PROJECT.id, type: "scheduler", id: source },
        message: `${source} was ${outcome.result}`,
        priority: "normal",
        dedupeKey: `${source} ${++posted}`,
        outcome,
      });
      await inbox.posted(id);
      return id;
    },
    perform: (command: Parameters<typeof performInbox>[1]) => performInbox(ports, command),
    item: async (id: string): Promise<InboxRow> => {
      const [row] = await journal.rows("inbox", { where: { id } });
      return inboxRowSchema.parse(row);
    },
    issues: () => journal.rows("issues", { orderBy: "number" }),
    alerts: () => journal.rows("alerts"),
    /** A drain that asks this reader; it begins a round when it is told to. */
    drain: (ask: DigestReader["ask"]): Promise<Drain> =>
      openDrain({
        ...effects,
        clock,
        reader: { offline: () => Promise.resolve(undefined), ask },
        autonomous: () => [],
        onNote: () => undefined,
        onError,
      }),
  };
}
