import { isThreadEvent } from "@wheelhouse/core";
import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../testing/draws.ts";
import { type Play, saidSo } from "../testing/fake-agents.ts";
import type { MortalHost } from "../testing/mortal-host.ts";
import { numbers } from "../testing/numbers.ts";
import { openThreadWorld, saying, SHOP, type ThreadWorld } from "../testing/thread-world.ts";
import type { Orchestrator } from "./orchestrator.ts";

const START = Date.UTC(2026, 0, 5, 9);
const MINUTE = 60_000;
const THREADS = ["main", "a", "b", "c"] as const;
const STEPS = 30;

/** Answers after a while, fails, dies, asks, is limited: as the numbers say; `calm` ends that. */
function moody(
  random: () => number,
  state: { isCalm: boolean; host: MortalHost | undefined },
): Play {
  return async ({ asked, step }, hear) => {
    if (state.isCalm) return saidSo(`to ${asked}`);
    hear({ type: "agent.text", data: { text: "well, " } });
    const { promise, resolve } = Promise.withResolvers<void>();
    state.host?.clock.after(Math.floor(random() * 2 * MINUTE), resolve);
    await promise;
    hear({ type: "agent.text", data: { text: asked } });
    const mood = random();
    if (mood < 0.15) return { end: "failed", class: "agent", error: "it died" };
    if (mood < 0.2) return { end: "failed", class: "auth", error: "nobody is signed in" };
    if (mood < 0.25) return { end: "rate-limited", until: START, error: "too much" };
    if (mood < 0.3) return { end: "asked", text: "Which?", options: [] };
    const action = { kind: "create_issue", title: `Mend ${asked}`.slice(0, 100) };
    return saidSo(step, mood < 0.6 ? { actions: [{ action, why: "so" }] } : undefined);
  };
}

/** What a person does next. */
function deed(random: () => number, at: number): Parameters<Orchestrator["perform"]>[0] {
  const thread = THREADS[Math.floor(random() * THREADS.length)] ?? "main";
  const of = { project: SHOP, thread, by: "ana" } as const;
  const what = random();
  if (what < 0.7) return saying(`m${at}`, thread, `k${at}`);
  if (what < 0.8) return { do: "stop", ...of };
  if (what < 0.92) return { do: "start", ...of };
  return { do: "switch", ...of, agent: random() < 0.5 ? "claude" : null, model: null };
}

/** Where what happened in a thread breaks a law. */
async function brokenLaws(world: ThreadWorld, name: string): Promise<readonly string[]> {
  const broken: string[] = [];
  const answered: number[] = [];
  const said: number[] = [];
  let open: { readonly message: number; readonly to: readonly number[] } | undefined;
  for (const event of await world.journal.read(`thread/${SHOP.id}/${name}`)) {
    if (!isThreadEvent(event)) continue;
    const law = (isKept: boolean, what: string): void => {
      if (!isKept) broken.push(`${name} ${event.seq}: ${what}`);
    };
    if (event.type === "message.said") said.push(event.data.message);
    if (event.type === "reply.begun") {
      law(open === undefined, "a reply is begun while another one is written");
      open = event.data;
    }
    if (event.type === "reply.heard")
      law(open?.message === event.data.message, "words of a reply that is not written");
    if (event.type === "reply.ended") {
      law(open?.message === event.data.message, "an end of what was not begun");
      if (event.data.end !== "failed") answered.push(...(open?.to ?? []));
      else law((event.data.why ?? "") !== "", "a failure without why");
      open = undefined;
    }
  }
  if (open) broken.push(`${name}: a reply is left open`);
  if (answered.join() !== said.join())
    broken.push(`${name}: said ${said.join()}, answered ${answered.join()}`);
  return broken;
}

describe("threads", () => {
  test("answer everything once and in order, whatever dies when", async () => {
    await assert(
      asyncProperty(integer(), async (seed) => {
        const random = numbers(seed);
        const state: { isCalm: boolean; host: MortalHost | undefined } = {
          isCalm: false,
          host: undefined,
        };
        const world = await openThreadWorld(START, moody(random, state));
        let orchestrator: Orchestrator | undefined;
        const openHost = async (dies?: { atAppend: number; isWritten: boolean }) => {
          const host = world.host(dies);
          state.host = host;
          orchestrator = await world.open(host);
        };
        for (let at = 0; at < STEPS; at++) {
          if (!orchestrator || state.host?.isDead !== false)
            await openHost({ atAppend: 1 + Math.floor(random() * 12), isWritten: random() < 0.5 });
          if (!orchestrator || !state.host) continue;
          const doing = orchestrator.perform(deed(random, at)).catch(() => undefined);
          const moved = world.advance(world.now() + Math.floor(random() * 3 * MINUTE));
          await Promise.race([Promise.all([doing, moved]), state.host.death]);
          await moved;
        }
        // A host that lives, an agent that answers, and a person who starts what stopped.
        state.host?.kill();
        state.isCalm = true;
        await openHost();
        for (const name of THREADS) {
          const thread = await world.state(name);
          if (thread)
            await orchestrator?.perform({ do: "start", project: SHOP, thread: name, by: "ana" });
        }
        await orchestrator?.settle();
        await world.advance(world.now() + MINUTE);
        await orchestrator?.settle();
        await orchestrator?.close();
        const broken = await Promise.all(THREADS.map((name) => brokenLaws(world, name)));
        expect(broken.flat()).toEqual([]);
        expect(world.agents.doubled).toEqual([]);
        expect([...world.agents.alive]).toEqual([]);
        expect(world.errors.filter((error) => !/journal/.test(String(error)))).toEqual([]);
      }),
      draws(60),
    );
  }, 120_000);
});
