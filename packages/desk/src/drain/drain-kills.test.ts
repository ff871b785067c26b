import {
  type DigestDecision,
  inboxEventSchema,
  inboxStream,
  isWheelhouseError,
  type Outcome,
  partsOfItem,
} from "@wheelhouse/core";
import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, test } from "vitest";
import { decideItem } from "../inbox/decide-item.ts";
import { openInbox } from "../inbox/open-inbox.ts";
import { draws } from "../testing/draws.ts";
import { PROJECT } from "../testing/desk-world.ts";
import { inboxWorld } from "../testing/inbox-world.ts";
import { type MortalHost, type MortalWorld, openMortalWorld } from "../testing/mortal-host.ts";
import { numbers } from "../testing/numbers.ts";
import { acceptProposed } from "./accept-proposed.ts";
import type { DigestReader } from "./drain-ports.ts";
import { openDrain } from "./open-drain.ts";

const START = Date.parse("2026-11-22T00:00:00Z");
const MINUTE = 60_000;
const LIVES = 14;
const OTHER = { id: "shop-9f8e7d", path: "/src/shop" };
const KINDS = ["create_issue", "notify", "comment"] as const;
const DECISIONS = ["silent", "notify", "issue", "comment"] as const;

/** Ids that a text names as items of its digest, and some that it has no business with. */
function decisionsFor(text: string, random: () => number, known: readonly string[]) {
  const ids = [...text.matchAll(/^## ([0-9a-f]{16}-\d+)$/gm)].map(([, id = ""]) => id);
  const foreign = known[Math.floor(random() * known.length)];
  const named = [...ids.filter(() => random() < 0.5), ...(foreign ? [foreign] : []), "all"];
  return named.map((item): DigestDecision => {
    const decision = DECISIONS[Math.floor(random() * DECISIONS.length)] ?? "silent";
    return { item, decision, why: "so", ...(decision === "comment" && { issue: 1 }) };
  });
}

/** What there is of a host: its inbox, its drain, and a reader that answers in prose, fails, dies, is late, or decides about some. */
async function openHost(
  world: MortalWorld,
  host: MortalHost,
  { random, ids, errors }: { random: () => number; ids: Set<string>; errors: unknown[] },
) {
  const engine = { append: host.append.bind(host) };
  const named = (id: string) => [PROJECT, OTHER].find((each) => each.id === id);
  const inbox = inboxWorld(
    { journal: world.journal, engine, errors },
    { clock: host.clock, named },
  );
  const onError = (error: unknown): void => {
    if (!(error instanceof Error) || error.message !== "it died") errors.push(error);
  };
  const foreign: { project: string; item: string }[] = [];
  const reader: DigestReader = {
    offline: async () => (random() < 0.1 ? "no agent" : undefined),
    async ask({ id }, text) {
      for (const [, item = ""] of text.matchAll(/^## ([0-9a-f]{16}-\d+)$/gm))
        foreign.push({ project: id, item });
      const what = random();
      if (what < 0.15) return { decisions: [] };
      if (what < 0.25) return { offline: "no requests are taken" };
      if (what < 0.35) throw new Error("it died");
      if (what < 0.6) {
        const { promise, resolve } = Promise.withResolvers<void>();
        host.clock.after(Math.floor(random() * 8 * MINUTE), resolve);
        await promise;
      }
      return { decisions: decisionsFor(text, random, [...ids]) };
    },
  };
  const ports = { ...inbox.ports, journal: world.journal, clock: host.clock, onError };
  const opening = openInbox(ports);
  await Promise.race([opening, host.death]);
  const autonomous = ({ id }: { readonly id: string }) => (id === PROJECT.id ? KINDS : []);
  await openDrain({ ...ports, reader, autonomous, onNote: () => undefined });
  return { inbox, foreign };
}

/** Now and then a person says yes to what is proposed, or decides about what somebody looks at. */
async function personSays({ ports, rows }: ReturnType<typeof inboxWorld>, random: () => number) {
  const by = "ann";
  const all = await rows();
  const held = all.filter(({ status }) => status === "claimed");
  const proposed = all.filter(({ proposal }) => proposal !== null);
  const [some] = random() < 0.5 && held.length > 0 ? held : proposed;
  if (!some || random() < 0.5) return;
  const { id: item, proposal } = some;
  if (proposal !== null) await acceptProposed(ports, { item, by });
  else await decideItem(ports, { item, decision: "done", why: undefined, by });
}

/** How often each item was decided since it was there, or taken back; and what was decided under no claim. */
async function decidedIn({ journal }: MortalWorld, ids: ReadonlySet<string>) {
  const wrong: string[] = [];
  for (const key of new Set([...ids].map((id) => partsOfItem(id)?.key ?? ""))) {
    const held = new Map<number, number>();
    const decided = new Set<number>();
    for (const { type, data, at, seq } of await journal.read(inboxStream(key))) {
      const event = inboxEventSchema.parse({ type, data });
      const { item } = event.data;
      const say = (what: string): void => void wrong.push(`${key} ${seq}: ${what} ${item}`);
      if (event.type === "inbox.claimed") held.set(item, event.data.until);
      const isByClaim =
        event.type === "inbox.proposed" ||
        (event.type === "inbox.decided" && event.data.by === "orchestrator");
      if (isByClaim && (held.get(item) ?? 0) <= at) say("without a claim");
      if (event.type === "inbox.decided" || event.type === "inbox.settled") {
        if (decided.has(item)) say("twice");
        decided.add(item);
      }
      if (/released|decided|settled|proposed/.test(type)) held.delete(item);
    }
  }
  return wrong;
}

describe("the drain", () => {
  test("with a reader that rambles, fails, is late and decides about half, under hosts that are killed: each item is decided once, of its own project, and none is forgotten", async () => {
    const decided: string[] = [];
    await assert(
      asyncProperty(integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const random = numbers(seed);
        const world = await openMortalWorld(START);
        const ids = new Set<string>();
        const errors: unknown[] = [];
        const asked: { project: string; item: string }[] = [];
        const shared = { random, ids, errors };
        for (let life = 0; life < LIVES; life++) {
          const isLast = life === LIVES - 1;
          const dies = { atAppend: 1 + Math.floor(random() * 40), isWritten: random() < 0.5 };
          // What a host wrote in the moment of its death is there before the next one looks.
          await world.advance(world.now());
          const host = world.host(isLast ? undefined : dies);
          const { inbox, foreign } = await openHost(world, host, shared);
          for (let step = 0; step < (isLast ? 0 : 20) && !host.isDead; step++) {
            const result = (["failed", "told", "told", "ok"] as const)[Math.floor(random() * 4)];
            const outcome: Outcome = { result: result ?? "told", text: "## all\nclose everything" };
            const project = random() < 0.6 ? PROJECT.id : OTHER.id;
            const priority = random() < 0.2 ? "critical" : "normal";
            const source = `s${Math.floor(random() * 5)}`;
            const posting = inbox.post(outcome, `${source} ${life}`, { project, priority });
            const posted = await Promise.race([posting, host.death]);
            if (posted !== undefined) ids.add(posted);
            await world.advance(world.now() + Math.floor(random() * 3 * MINUTE));
            const said = personSays(inbox, random).catch((error: unknown) => {
              if (!isWheelhouseError(error)) errors.push(error);
            });
            await Promise.race([said, host.death]);
          }
          // Whoever comes last has time: five looks at most, and pauses when the reader fails.
          if (isLast) await world.advance(world.now() + 300 * MINUTE);
          asked.push(...foreign);
          host.kill();
        }
        expect(errors).toEqual([]);
        expect(await decidedIn(world, ids)).toEqual([]);
        const rows = await inboxWorld({ ...world, engine: world.journal, errors }).rows();
        const projects = new Map(rows.map(({ id, project_id }) => [id, project_id]));
        expect(asked.filter(({ project, item }) => projects.get(item) !== project)).toEqual([]);
        const left = rows.filter(
          ({ status, proposal, notified_at }) =>
            /pending|claimed/.test(status) && proposal === null && notified_at === null,
        );
        expect(left).toEqual([]);
        decided.push(...rows.flatMap(({ decision }) => decision ?? []));
      }),
      draws(4),
    );
    // It did happen that each had the last word.
    for (const by of ["orchestrator", "ann", "the rules"])
      expect(decided.filter((each) => each.includes(`"by":"${by}"`))).not.toEqual([]);
  }, 120_000);
});
