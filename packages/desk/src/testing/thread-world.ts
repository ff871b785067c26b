import {
  type MessageRow,
  messageRowSchema,
  proposalRowSchema,
  type ProposalRow,
  threadId,
  threadOfRow,
  type ThreadState,
} from "@wheelhouse/core";
import { unheardAlerter } from "./unheard-alerter.ts";
import type { Project } from "../desk-ports.ts";
import type { Answering, Offline, OrchestratorPorts } from "../thread/orchestrator-ports.ts";
import type { ThreadCommandTo } from "../thread/thread-command.ts";
import { openOrchestrator, type Orchestrator } from "../thread/orchestrator.ts";
import { createFakeAgents, type FakeAgents, type Play } from "./fake-agents.ts";
import { type MortalHost, type MortalWorld, openMortalWorld } from "./mortal-host.ts";

/** The project of these tests. */
export const SHOP: Project = { id: "shop-1a2b3c", path: "/src/shop" };

/** Threads over a clock that is told to move, a journal in memory, agents that play, and hosts that can be killed. */
export interface ThreadWorld extends MortalWorld {
  readonly agents: FakeAgents;
  readonly errors: unknown[];
  /** Who answers; may be changed. */
  who: Answering | { readonly offline: Offline };
  isStale: boolean;
  /** What an agent has changed where it may only read. */
  wrote: readonly string[];
  /** Replies of which something was to be done without a person. */
  readonly actedAlone: number[];
  /** Opens an orchestrator for a host; undefined when that died meanwhile. */
  open(host: MortalHost, over?: Partial<OrchestratorPorts>): Promise<Orchestrator | undefined>;
  state(name?: string): Promise<ThreadState | undefined>;
  messages(name?: string): Promise<readonly MessageRow[]>;
  proposals(): Promise<readonly ProposalRow[]>;
}

/** Opens such a world; `play` says what agents answer. */
export async function openThreadWorld(start: number, play: Play): Promise<ThreadWorld> {
  const mortal = await openMortalWorld(start);
  const { journal } = mortal;
  const agents = createFakeAgents(play);
  const errors: unknown[] = [];
  const actedAlone: number[] = [];
  const occupied = new Set<string>();

  const world: ThreadWorld = {
    ...mortal,
    agents,
    errors,
    actedAlone,
    who: { agent: "qwen", model: undefined },
    isStale: false,
    wrote: [],
    async open(host, over) {
      const engine = { append: host.append.bind(host) };
      const onError = (error: unknown): void => void errors.push(error);
      const alerts = unheardAlerter({ journal, engine, clock: host.clock, onError });
      const ports: OrchestratorPorts = {
        journal,
        engine,
        clock: host.clock,
        agents: agents.of(host),
        alerts,
        places: {
          ready(thread) {
            occupied.add(thread);
            world.isStale = false;
            const isStale = () => Promise.resolve(world.isStale);
            const wrote = () => Promise.resolve(world.wrote);
            const place = { cwd: "/snapshot", readable: [], home: "/h", tmp: "/t" };
            return host.living(Promise.resolve({ ...place, isStale, wrote }));
          },
          left(thread) {
            occupied.delete(thread);
            return host.living(Promise.resolve());
          },
          occupied: () => host.living(Promise.resolve([...occupied])),
        },
        proposals: {
          answer: () => Promise.reject(new Error("nobody answers here")),
          undo: () => Promise.reject(new Error("nobody answers here")),
          actAlone({ message }) {
            actedAlone.push(message);
            return Promise.resolve();
          },
        },
        chosen: (_, { agent, model }) =>
          host.living(Promise.resolve(agent === undefined ? world.who : { agent, model })),
        checkAgent: () => Promise.resolve(),
        autonomous: () => [],
        facts: () => Promise.resolve({ name: "shop", branch: "main", flows: ["code-review"] }),
        rules: () => undefined,
        onError,
        ...over,
      };
      const opening = openOrchestrator(ports, { converses: true });
      // A host whose first append kills it never comes back from here.
      return (await Promise.race([opening, host.death])) ?? undefined;
    },
    async state(name = "main") {
      const [row] = await journal.rows("threads", { where: { id: threadId(SHOP.id, name) } });
      return row && threadOfRow(row);
    },
    async messages(name = "main") {
      const where = { thread: threadId(SHOP.id, name) };
      const rows = await journal.rows("messages", { where, orderBy: "n" });
      return rows.map((row) => messageRowSchema.parse(row));
    },
    async proposals() {
      const rows = await journal.rows("proposals", { orderBy: "n" });
      return rows.map((row) => proposalRowSchema.parse(row));
    },
  };
  return world;
}

/** What a person says in these tests. */
export function saying(text: string, thread = "main", key?: string): ThreadCommandTo<"say"> {
  const command = { do: "say", project: SHOP, thread, by: "ana", text } as const;
  return { ...command, refs: [], ...(key !== undefined && { key }) };
}
