import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { array, assert, constantFrom, integer, json, oneof, property, string } from "fast-check";
import { runEventSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { draws } from "../suite/draws.ts";
import { FIXTURES, formatOf, tell } from "./testing/told.ts";

const KINDS = ["claude", "qwen", "codex"] as const;
// Put together here, so that no scanner takes this file for a leak.
const SECRET = `ghp_${"a1B2".repeat(9)}`;
const LOG = { path: "/logs/a.jsonl", name: "a" };

function linesOf(kind: string): readonly string[] {
  const root = join(FIXTURES, kind);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".jsonl"))
    .toSorted()
    .flatMap((path) => readFileSync(join(root, path), "utf8").split("\n"));
}

describe.each(KINDS)("any lines in a session file of %s", (kind) => {
  const known = linesOf(kind);
  const format = formatOf(kind);
  /** Lines of all its files, in any order, whole and broken, and what is no line of it at all. */
  const line = oneof(
    { weight: 6, arbitrary: constantFrom(...known) },
    { weight: 1, arbitrary: json() },
    { weight: 1, arbitrary: string() },
    integer({ min: 0, max: known.length - 1 }).chain((at) =>
      integer({ min: 0, max: 3_000 }).map((end) => (known[at] ?? "").slice(0, end)),
    ),
    constantFrom(
      `{"type":"user","message":7,"timestamp":"never","payload":[]}`,
      `{"type":"assistant","message":{"content":[1,null,{"type":"tool_use"}],"usage":{"input_tokens":-1}}}`,
      `{"type":"event_msg","payload":{"type":"task_complete","error":{}}}`,
      `{"type":"moon","rises":true}`,
      "\uFFFD\u0000",
    ),
  );

  test("never throw, and are events of ours or counted", () => {
    assert(
      property(array(line, { maxLength: 60 }), (lines) => {
        const told = tell(kind, lines);
        for (const event of told.events)
          if (!event.type.startsWith("log.")) runEventSchema.parse(event);
        expect(told.events[0]?.type ?? "run.created").toBe("run.created");
      }),
      draws(150),
    );
  });

  test("mean the same when another goes on from what was kept, wherever that is", () => {
    const cut = integer({ min: 0, max: 60 });
    assert(
      property(array(line, { maxLength: 60 }), array(cut, { maxLength: 4 }), (lines, cuts) => {
        let translator = format.translate(LOG);
        const events = lines.flatMap((each, at) => {
          if (cuts.includes(at))
            translator = format.translate(LOG, deserialize(serialize(translator.kept())));
          return translator.line(each).events;
        });
        expect(events).toEqual(tell(kind, lines, "a").events);
      }),
      draws(150),
    );
  });

  test("keep little, however many there are", () => {
    const translator = format.translate(LOG);
    for (let round = 0; round < 20; round++)
      for (const each of known)
        translator.line(each.replaceAll(/(msg|call|resp)_/g, `$1_${round}_`));
    expect(serialize(translator.kept()).length).toBeLessThan(200_000);
  });

  test("begin anew from what was kept by something else", () => {
    const translator = format.translate(LOG, { facts: 7 });
    expect(known.flatMap((each) => translator.line(each).events)).toEqual(
      tell(kind, known, "a").events,
    );
  });

  test("are told without the secrets in them", () => {
    const words = /notes|checked|hello|answer|key|shop/g;
    const leaking = known.map((each) => each.replaceAll(words, `$& ${SECRET}`));
    const told = JSON.stringify(tell(kind, leaking).events);
    expect(told).toContain("[redacted:github-token]");
    expect(told).not.toContain("a1B2");
    const translator = format.translate(LOG);
    for (const each of leaking) {
      translator.line(each);
      expect(serialize(translator.kept()).toString("latin1")).not.toContain("a1B2");
    }
  });

  test("are counted when they are no JSON, no object, or of an unknown shape", () => {
    const strange = `{"type":"moon","says":"${SECRET}"}`;
    const { lines, events } = tell(kind, ["", "{", "[1]", strange, ...known, strange]);
    expect(lines.slice(0, 4)).toEqual([
      { events: [] },
      { events: [], problem: "is no JSON" },
      { events: [], problem: "is no JSON object" },
      { events: [], isUnknown: true },
    ]);
    expect(events.filter(({ type }) => type === "log.moon").map(({ data }) => data)).toEqual([
      { type: "moon", says: "[redacted:github-token]" },
      { type: "moon", says: "[redacted:github-token]" },
    ]);
    expect(lines.at(-1)?.isUnknown).toBe(true);
  });
});
