import { API, type Heard, heardFrameSchema, type Patch, type ThreadEvent } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { createDice, type Dice } from "../testing/dice.ts";
import { followTopics, isLive, patchOf } from "../testing/follow-topics.ts";
import { openWorld, type World } from "../testing/open-world.ts";
import { type Frame, framesUntil } from "../testing/read-frames.ts";
import { threadEvents } from "../testing/world-threads.ts";

const TOPIC = "thread:orders/main";
const MESSAGES = "/api/projects/orders/orchestrator/messages?limit=200";

/** What a page that follows a thread holds: things by their kind and id, and the words of each reply that is not whole. */
class Watched {
  readonly things = new Map<string, Patch[number]>();
  readonly heard = new Map<number, { seq: number; all: Heard[] }>();

  /** Takes the page as it is fetched. */
  async fetch(world: World): Promise<number> {
    const page = API.messages.reply.parse(await (await world.get(MESSAGES)).json());
    const rev = page.as_of;
    if (page.thread) this.put({ k: "thread", id: page.thread.id, rev, v: page.thread });
    for (const v of page.messages) this.put({ k: "message", id: v.id, rev, v });
    for (const v of page.proposals) this.put({ k: "proposal", id: v.id, rev, v });
    if (page.heard) {
      const { message, seq, heard } = page.heard;
      this.heard.set(message, { seq, all: heard });
    }
    return rev;
  }

  take(frame: Frame): void {
    for (const each of patchOf(frame)) this.put(each);
    if (frame.event !== "heard") return;
    const { topic, message, seq, heard } = heardFrameSchema.parse(frame.data);
    if (topic !== TOPIC) throw new Error(`words of ${topic}`);
    const known = this.heard.get(message) ?? { seq: 0, all: [] };
    if (seq <= known.seq) return;
    this.heard.set(message, { seq, all: [...known.all, ...heard] });
  }

  put(patch: Patch[number]): void {
    const key = `${patch.k} ${patch.id}`;
    if ((this.things.get(key)?.rev ?? -1) <= patch.rev) this.things.set(key, patch);
  }

  /** Everything that it shows: of a reply that is being written what was heard, else its text. */
  shown(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.things]
        .map(([key, { v }]): [string, unknown] => {
          const isOpen = "status" in v && v.status === "writing" && "n" in v;
          return [key, isOpen ? { ...v, text: wordsOf(this.heard.get(v.n)?.all ?? []) } : v];
        })
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
}

function wordsOf(heard: readonly Heard[]): string {
  return heard.map((each) => (each.kind === "text" ? each.text : `[${each.kind}]`)).join("");
}

/** What a host writes while it answers, the words of each reply in pieces. */
function written(dice: Dice, replies: number): ThreadEvent[] {
  const events: ThreadEvent[] = [
    {
      type: "thread.opened",
      data: { project: { id: "orders", path: "/orders" }, name: "main", title: "", by: "ann" },
    },
  ];
  let n = 0;
  for (let reply = 0; reply < replies; reply++) {
    const to = ++n;
    const message = ++n;
    events.push({
      type: "message.said",
      data: { message: to, from: "person", by: "ann", text: `Say ${to}`, refs: [] },
    });
    events.push({
      type: "reply.begun",
      data: { message, to: [to], agent: "a", attempt: 1, memory: "resumed" },
    });
    let text = "";
    for (let piece = dice.below(6); piece > 0; piece--) {
      const word = `w${message}.${piece} `;
      text += word;
      events.push({
        type: "reply.heard",
        data: { message, heard: [{ kind: "text", text: word }] },
      });
    }
    if (reply === replies - 1) break;
    events.push({ type: "reply.ended", data: { message, end: "done", text } });
    const action = { kind: "comment" as const, issue: 1, text: "So it is." };
    events.push({
      type: "proposal.made",
      data: { proposal: reply + 1, message, action, why: "Asked for." },
    });
    if (dice.below(2) === 0)
      events.push({ type: "proposal.dismissed", data: { proposal: reply + 1, by: "ann" } });
  }
  return events;
}

/** Everything that was there after a position. */
async function told(world: World, since: number): Promise<readonly Frame[]> {
  const frames = await followTopics(world, TOPIC, String(since));
  const all = await framesUntil(frames, isLive);
  await frames.return(undefined);
  return all;
}

describe("http-api 5.11: the topic of a thread", () => {
  test.each([1, 2, 3])(
    "5.11: a page that is fetched at any time, and a stream that is cut anywhere, lose and double no word (seed %i)",
    async (seed) => {
      const dice = createDice(seed);
      const world = await openWorld();
      const events = written(dice, 4);
      const pages: Watched[] = [];
      const since: number[] = [];
      const live = await followTopics(world, TOPIC, "0");
      const follower = new Watched();
      for (const event of events) {
        await threadEvents(world.journal, [event]);
        if (dice.below(4) > 0) continue;
        const watched = new Watched();
        // Some open the stream first and fetch then: what they fetch is ahead of where they follow from.
        const at = await watched.fetch(world);
        pages.push(watched);
        since.push(dice.below(2) === 0 ? at : dice.below(Math.floor(at) + 1));
      }
      const whole = new Watched();
      const end = await whole.fetch(world);
      const now = whole.shown();
      for (const [index, watched] of pages.entries()) {
        for (const frame of await told(world, since[index] ?? 0)) watched.take(frame);
        expect(watched.shown()).toEqual(now);
      }
      while (JSON.stringify(follower.shown()) !== JSON.stringify(now)) {
        const { value } = await live.next();
        if (!value) throw new Error("the stream ended before it had told everything");
        follower.take(value);
      }
      const all = await told(world, 0);
      for (let cut = 0; cut <= end; cut++) {
        const again = new Watched();
        for (const frame of [...all, ...(await told(world, cut))]) again.take(frame);
        expect(again.shown()).toEqual(now);
      }
      expect(wordsOf([...follower.heard.values()].at(-1)?.all ?? [])).not.toBe("");
      expect(world.errors).toEqual([]);
    },
  );

  test("5.11: of a reply that has ended no word comes again, and another thread's are not told", async () => {
    const world = await openWorld();
    const events = written(createDice(7), 3);
    await threadEvents(world.journal, events);
    await threadEvents(world.journal, [
      { type: "reply.ended", data: { message: 6, end: "cancelled", text: "w" } },
    ]);
    const frames = await followTopics(world, `${TOPIC},thread:orders/other`, "0");
    const all = await framesUntil(frames, isLive);
    expect(all.filter(({ event }) => event === "heard")).toEqual([]);
    const [thread] = all.flatMap(patchOf).filter(({ k }) => k === "thread");
    expect(thread).toMatchObject({ id: "orders/main", v: { status: "idle", messages: 6 } });
  });

  test("5.11: there is no topic of what is no thread", async () => {
    const world = await openWorld();
    for (const topic of ["thread:orders", "thread:orders/", "thread:orders/A", "thread:a/b/c"])
      expect((await world.get(`/api/stream?topics=${topic}`)).status).toBe(400);
  });
});
