import {
  CLAIM_MS,
  inboxEventSchema,
  inboxStream,
  isWheelhouseError,
  partsOfItem,
} from "@wheelhouse/core";
import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../testing/draws.ts";
import { inboxWorld } from "../testing/inbox-world.ts";
import { openMortalWorld } from "../testing/mortal-host.ts";
import { numbers } from "../testing/numbers.ts";
import { type ClaimedItem, claimItems, isClaimable } from "./claim-items.ts";
import { decideClaimed } from "./decide-claimed.ts";
import { decideItem } from "./decide-item.ts";
import { undoDecision } from "./undo-decision.ts";
import { releaseClaim } from "./release-claim.ts";
import { snoozeItem, wakeDue } from "./snooze-item.ts";

const START = Date.parse("2026-11-22T00:00:00Z");
const MINUTE = 60_000;
const BY = "the orchestrator";
const DONE = { decision: "silent", why: "so", by: BY } as const;

type World = Awaited<ReturnType<typeof openMortalWorld>>;
type Inbox = ReturnType<typeof inboxWorld>;

/** An inbox whose host dies at its so many-th append. */
function openHost(world: World, dies?: { atAppend: number; isWritten: boolean }) {
  const host = world.host(dies);
  const errors: unknown[] = [];
  const engine = { append: host.append.bind(host) };
  return {
    host,
    inbox: inboxWorld({ journal: world.journal, engine, errors }, { clock: host.clock }),
    errors,
  };
}

/** Where what happened to items breaks a law of claims. */
async function brokenLaws(world: World, ids: readonly string[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const key of new Set(ids.map((id) => partsOfItem(id)?.key ?? ""))) {
    const held = new Map<number, number>();
    const fences = new Map<number, number>();
    const decided = new Set<number>();
    for (const stored of await world.journal.read(inboxStream(key))) {
      const { type, data } = inboxEventSchema.parse({ type: stored.type, data: stored.data });
      const { item } = data;
      const law = (isKept: boolean): void => {
        if (!isKept) broken.push(`${stored.stream} ${stored.seq}: ${type} of ${item}`);
      };
      if (type === "inbox.claimed") {
        law(!held.has(item) && !decided.has(item) && data.fence === (fences.get(item) ?? 0) + 1);
        fences.set(item, data.fence);
        held.set(item, data.until);
      }
      if (type === "inbox.decided" || type === "inbox.settled") {
        law(!decided.has(item));
        law(type === "inbox.settled" || data.by !== BY || (held.get(item) ?? 0) > stored.at);
        decided.add(item);
      }
      if (type === "inbox.reopened") decided.delete(item);
      if (/released|decided|settled|snoozed/.test(type)) held.delete(item);
    }
  }
  return broken;
}

/** Whether it was done; false when the item was no longer one that it can be done with. */
async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (isWheelhouseError(error) && error.code === "inbox.state") return false;
    throw error;
  }
}

/** Does one thing with what a random number picks. Gives the item that it posted, and what it may not have done. */
async function act(
  inbox: Inbox,
  random: () => number,
  { now, claims }: { readonly now: number; readonly claims: ClaimedItem[] },
): Promise<{ readonly posted?: string; readonly wrong?: string }> {
  const { ports } = inbox;
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const what = random();
  if (what < 0.25) {
    const result = pick(["failed", "failed", "told", "ok"] as const) ?? "told";
    const posted = await inbox.post({ result }, `s${Math.floor(random() * 6)}`);
    if (random() < 0.8) await inbox.triage(posted);
    return { posted };
  }
  if (what < 0.5) {
    const most = 1 + Math.floor(random() * 25);
    claims.push(...(await claimItems(ports, { by: BY, most, now })));
    return {};
  }
  const claim = pick(claims);
  if (claim && what < 0.75) {
    const fence = random() < 0.8 ? claim.fence : claim.fence - 1;
    const decision = pick(["silent", "notify", "done"] as const) ?? "done";
    const said = { item: claim.row.id, fence, decision, why: "so", by: BY, now };
    const done = await isDone(decideClaimed(ports, said));
    const isOld = fence !== claim.fence;
    return done && isOld ? { wrong: `${said.item} was decided under an earlier claim` } : {};
  }
  if (claim && what < 0.85) {
    const why = pick(["undecided", "given up"] as const) ?? "undecided";
    await releaseClaim(ports, { item: claim.row.id, fence: claim.fence, why });
    return {};
  }
  const item = pick(await inbox.rows())?.id;
  if (item === undefined) return {};
  const by = "ann";
  const until = now + 1 + Math.floor(random() * 9 * MINUTE);
  if (what < 0.92) await isDone(decideItem(ports, { item, decision: "done", why: undefined, by }));
  else if (what < 0.96) await isDone(undoDecision(ports, { item, by }));
  else await isDone(snoozeItem(ports, { item, until, by, now }));
  return {};
}

describe("claims", () => {
  test("under two holders, a person and hosts that are killed: no item is held by two, decided twice or lost, and no earlier claim decides anything", async () => {
    await assert(
      asyncProperty(integer({ min: 0, max: 2 ** 31 }), async (seed) => {
        const random = numbers(seed);
        const world = await openMortalWorld(START);
        const ids = new Set<string>();
        // What two holders remember outlives a host, as they may be slow: it is old by then.
        const holders: ClaimedItem[][] = [[], []];
        for (let life = 0; life < 12; life++) {
          const dies = { atAppend: 1 + Math.floor(random() * 40), isWritten: random() < 0.5 };
          const { host, inbox, errors } = openHost(world, dies);
          while (!host.isDead) {
            const acts = holders.map((claims) => act(inbox, random, { now: world.now(), claims }));
            const done = await Promise.race([Promise.all(acts), host.death]);
            for (const { posted, wrong } of done ?? []) {
              if (posted !== undefined) ids.add(posted);
              if (wrong !== undefined) errors.push(wrong);
            }
            if (random() < 0.3) world.set(world.now() + Math.floor(random() * 3 * MINUTE));
            await Promise.race([wakeDue(inbox.ports, world.now()), host.death]);
          }
          expect(errors).toEqual([]);
        }
        // What the last host wrote as it died has come to rest.
        await world.advance(world.now());
        expect(await brokenLaws(world, [...ids])).toEqual([]);
        // Nothing is lost: once all claims have run out, one who claims has everything that is nobody's.
        const { inbox } = openHost(world);
        world.set(world.now() + CLAIM_MS + 10 * MINUTE);
        await wakeDue(inbox.ports, world.now());
        for (;;) {
          const now = world.now();
          const claimed = await claimItems(inbox.ports, { by: BY, most: 20, now });
          for (const { row, fence } of claimed)
            await decideClaimed(inbox.ports, { ...DONE, item: row.id, fence, now });
          if (claimed.length === 0) break;
        }
        expect(await brokenLaws(world, [...ids])).toEqual([]);
        const rows = await inbox.rows();
        expect(rows.filter((row) => row.status === "claimed" || isClaimable(row))).toEqual([]);
        expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
      }),
      draws(20),
    );
  }, 120_000);
});
