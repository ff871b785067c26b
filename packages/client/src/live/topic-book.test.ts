import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draws } from "../testing/draws.ts";
import { BookWorld } from "../testing/book-world.ts";
import { EMPTY_BOOK, isSettled, MOST_TOPICS, stepBook, topicsToAsk } from "./topic-book.ts";

type Command = (world: BookWorld) => void;
const seat = fc.nat(2);
const topic = fc.nat(2).map((each) => `t${each}`);
const row = fc.oneof(
  { weight: 4, arbitrary: topic },
  fc.nat(60).map((each) => `m${each}`),
);
const place = fc.record({ seat, topic });

/** Things that may happen, each as often as it is worth; what does not fit changes nothing. */
const command: fc.Arbitrary<Command> = fc.oneof(
  weighted(4, place, (world, at) => world.enter({ type: "want", ...at })),
  weighted(2, place, (world, at) => world.enter({ type: "drop", ...at })),
  weighted(1, seat, (world, who) => world.enter({ type: "leave", seat: who })),
  weighted(1, fc.record({ seat, isShown: fc.boolean() }), (world, at) =>
    world.enter({ type: "show", ...at }),
  ),
  weighted(1, fc.tuple(seat, fc.nat(40)), (world, [who, from]) => world.wantMany(who, from)),
  weighted(10, row, (world, name) => world.append(name)),
  weighted(8, fc.integer({ min: 1, max: 4 }), (world, events) => world.pump(events)),
  weighted(4, fc.constant(0), (world) => world.connect()),
  weighted(2, fc.constant(0), (world) => world.lose()),
  weighted(1, fc.constant(0), (world) => world.replaceJournal()),
);

function weighted<T>(
  weight: number,
  input: fc.Arbitrary<T>,
  act: (world: BookWorld, value: T) => void,
) {
  const arbitrary = input.map<Command>((value) => (world) => act(world, value));
  return { weight, arbitrary };
}

describe("a book of topics", () => {
  test("law: whatever happens, who is open hears everything after its last `open`, once and in order", () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 20, maxLength: 150, size: "max" }), (commands) => {
        const world = new BookWorld();
        for (const each of commands) {
          each(world);
          expect(world.faults()).toEqual([]);
        }
        world.calmDown();
        expect(world.faults()).toEqual([]);
        // In the end everybody is open for what they want, as far as there is room.
        expect(world.book.wants.size === 0 || isSettled(world.book)).toBe(true);
        for (const name of topicsToAsk(world.book))
          expect([...(world.book.wants.get(name)?.seats.values() ?? [])]).not.toContain(false);
      }),
      draws(200),
    );
  });

  test("5.4: beyond the most topics, those go first that nobody looks at and nobody wanted lately", () => {
    let book = EMPTY_BOOK;
    const enter = (input: Parameters<typeof stepBook>[1]): void =>
      void (book = stepBook(book, input).book);
    for (let n = 0; n < MOST_TOPICS; n++) enter({ type: "want", seat: 1, topic: `a${n}` });
    enter({ type: "show", seat: 2, isShown: false });
    enter({ type: "want", seat: 2, topic: "b1" });
    enter({ type: "want", seat: 2, topic: "b2" });
    expect(topicsToAsk(book)).toHaveLength(MOST_TOPICS);
    expect(topicsToAsk(book)).not.toContain("b1");
    enter({ type: "show", seat: 1, isShown: false });
    expect(topicsToAsk(book)).toEqual(expect.arrayContaining(["b1", "b2"]));
    expect(topicsToAsk(book)).not.toContain("a0");
    enter({ type: "want", seat: 1, topic: "a0" });
    expect(topicsToAsk(book)).toContain("a0");
  });

  test("opens who comes late at once, without a new connection", () => {
    const world = new BookWorld();
    world.enter({ type: "want", seat: 0, topic: "t" });
    world.calmDown();
    const { connections } = world;
    world.enter({ type: "want", seat: 1, topic: "t" });
    expect(isSettled(world.book)).toBe(true);
    world.append("t");
    world.pump(1);
    expect(world.faults()).toEqual([]);
    expect([world.connections, world.heard(1, "t")]).toEqual([connections, 1]);
  });
});
