import { describe, expect, test } from "vitest";
import { Lineage, type OwnRuns } from "./lineage.ts";
import type { Member } from "./member.ts";

const NOBODY: OwnRuns = { runOfSession: () => undefined, runOfTrace: () => undefined };

/** The repository is what stands before the first slash that is doubled: `/shop//src` is in `/shop`. */
const projectOf = (place: string): string | undefined =>
  place.startsWith("/") ? place.split("//")[0] : undefined;

function member(run: string, source: Member["source"], rest: Partial<Member> = {}): Member {
  return { run, source, sessions: [], places: [], from: 0, to: 0, trace: undefined, ...rest };
}

const session = (id: string, parent?: string) => ({
  session: id,
  parent,
  agent: "qwen",
  role: undefined,
  match: parent === undefined ? ("named" as const) : ("sidechain" as const),
});

function lineage(members: readonly Member[], own = NOBODY): Lineage {
  const all = new Lineage(own, projectOf);
  for (const each of members) all.set(each);
  return all;
}

const file = member("x-file", "qwen", { sessions: [session("s1")], places: ["/shop//src"] });
const trace = member("x-trace", "otlp", { sessions: [session("s1")], trace: "t1" });

describe("what belongs to what", () => {
  test.each([
    ["the file first", [file, trace]],
    ["the trace first", [trace, file]],
  ])("a trace of a session is shown as its file's run, %s", (_, members) => {
    const all = lineage(members);
    expect(all.joinedInto("x-trace")).toBe("x-file");
    expect(all.joinedInto("x-file")).toBeUndefined();
    expect(all.joinedTo("x-file")).toEqual([{ run: "x-trace", source: "otlp" }]);
    expect(all.runOf("s1")).toBe("x-file");
  });

  test("a trace whose file is gone stands for itself", () => {
    const all = lineage([file, trace]);
    all.delete("x-file");
    expect(all.joinedInto("x-trace")).toBeUndefined();
    expect(all.runOf("s1")).toBeUndefined();
  });

  describe.each([
    ["the first copy first", (copies: readonly Member[]) => copies],
    ["the last copy first", (copies: readonly Member[]) => copies.toReversed()],
  ])("a session with several files, %s", (_, order) => {
    const copy = (run: string, from: number) => ({ ...file, run, from });
    const copies = [copy("x-1", 10), copy("x-2", 20), copy("x-3", 20)];

    test("is the run of the one that began first", () => {
      const all = lineage(order([...copies, trace]));
      expect(all.runOf("s1")).toBe("x-1");
      expect([...copies, trace].map(({ run }) => all.joinedInto(run))).toEqual([
        undefined,
        "x-1",
        "x-1",
        "x-1",
      ]);
      expect(
        all
          .joinedTo("x-1")
          .map(({ run }) => run)
          .toSorted(),
      ).toEqual(["x-2", "x-3", "x-trace"]);
    });

    test("is the run of the next one when that is gone", () => {
      const all = lineage(order([...copies, trace]));
      all.delete("x-1");
      expect(all.runOf("s1")).toBe("x-2");
      expect(["x-2", "x-3", "x-trace"].map((run) => all.joinedInto(run))).toEqual([
        undefined,
        "x-2",
        "x-2",
      ]);
      all.delete("x-2");
      expect(all.runOf("s1")).toBe("x-3");
      all.delete("x-3");
      expect([all.runOf("s1"), all.joinedInto("x-trace")]).toEqual([undefined, undefined]);
    });
  });

  test("what tells of a session or a trace of ours is shown as our run", () => {
    const own = {
      runOfSession: (id: string) => (id === "s1" ? "ours" : undefined),
      runOfTrace: (id: string) => (id === "t2" ? "ours" : undefined),
    };
    const other = member("x-other", "otlp", { trace: "t2" });
    const all = lineage([file, trace, other, member("x-none", "otlp", { trace: "t3" })], own);
    expect(["x-file", "x-trace", "x-other"].map((run) => all.joinedInto(run))).toEqual(
      Array.from({ length: 3 }, () => "ours"),
    );
    expect(all.joinedTo("ours").map(({ run }) => run)).toEqual(["x-file", "x-trace", "x-other"]);
    expect(all.joinedInto("x-none")).toBeUndefined();
  });

  test("a harness's run is never shown as that of its sessions", () => {
    const log = member("x-log", "run-log", { sessions: [session("s1")] });
    const all = lineage([file, log]);
    expect(all.joinedInto("x-log")).toBeUndefined();
    expect(all.joinedInto("x-file")).toBeUndefined();
    expect(all.placesOf("x-log")).toEqual(["/shop//src"]);
  });
});

describe("sessions that may belong to a harness's run", () => {
  const log = member("x-log", "run-log", { places: ["/shop"], from: 100, to: 200 });
  const at = (from: number, place = "/shop//src", id = "s1") =>
    member(`x-${id}`, "claude", { sessions: [session(id)], places: [place], from, to: from });

  test.each([
    ["that began in its time and its repository", at(150), ["x-s1"]],
    ["that began before", at(99), []],
    ["that began after its last event", at(201), []],
    ["of another repository", at(150, "/other"), []],
    ["of no repository", at(150, "elsewhere"), []],
  ])("a session %s", (_, other, expected) => {
    expect(
      lineage([log, other])
        .related("x-log")
        .map(({ run }) => run),
    ).toEqual(expected);
  });

  test("a session that another harness names belongs to that one alone", () => {
    const other = member("x-else", "run-log", { sessions: [session("s1")] });
    expect(lineage([log, other, at(150)]).related("x-log")).toEqual([]);
  });

  test("a child of a session that it names belongs to it wherever and whenever it began", () => {
    const named = { ...log, sessions: [session("s0")] };
    const child = { ...at(999, "/other", "s9"), sessions: [session("s9", "s0")] };
    expect(lineage([named, child]).related("x-log")).toEqual([
      { ...session("s9", "s0"), run: "x-s9" },
    ]);
  });

  test("a session that it names is not among them", () => {
    const named = { ...log, sessions: [session("s1")] };
    expect(lineage([named, at(150)]).related("x-log")).toEqual([]);
  });
});

describe("sessions that sessions began", () => {
  const root = member("x-root", "claude", { sessions: [session("s1")] });
  const child = member("x-child", "claude", { sessions: [session("s2", "s1")] });
  const grandchild = member("x-grand", "codex", { sessions: [session("s3", "s2")] });
  const log = member("x-log", "run-log", { sessions: [session("s1")] });

  test.each([
    ["parents first", [log, root, child, grandchild]],
    ["children first", [grandchild, child, root, log]],
  ])("belong to it and to what it belongs to, %s", (_, members) => {
    const all = lineage(members);
    expect(all.related("x-root").map(({ run, match }) => [run, match])).toEqual([
      ["x-child", "sidechain"],
      ["x-grand", "sidechain"],
    ]);
    expect(all.parentOf("x-child")).toBe("x-root");
    expect(all.parentOf("x-root")).toBeUndefined();
    expect(all.partsOf("x-root")).toEqual(["x-child", "x-grand"]);
    expect(all.partsOf("x-log")).toEqual(["x-root", "x-child", "x-grand"]);
    all.delete("x-child");
    expect([all.partsOf("x-root"), all.parentOf("x-grand")]).toEqual([[], undefined]);
  });

  test("are counted once though their files were copied", () => {
    const copies = [
      { ...root, run: "x-root-copy" },
      { ...child, run: "x-child-copy" },
    ];
    expect(lineage([root, child, ...copies]).partsOf("x-root")).toEqual(["x-child"]);
  });

  test("hide no file in which another session speaks too", () => {
    const main = member("x-main", "claude", { sessions: [session("s1"), session("s2", "s1")] });
    const all = lineage([main, child]);
    expect([all.joinedInto("x-main"), all.parentOf("x-main")]).toEqual([undefined, undefined]);
    expect(all.parentOf("x-child")).toBe("x-main");
  });

  test("that begin each other in a circle are each counted once", () => {
    const all = lineage([
      member("x-a", "qwen", { sessions: [session("a", "b")] }),
      member("x-b", "qwen", { sessions: [session("b", "a")] }),
    ]);
    expect([all.partsOf("x-a"), all.partsOf("x-b")]).toEqual([["x-b"], ["x-a"]]);
    expect([all.parentOf("x-a"), all.parentOf("x-b")]).toEqual([undefined, undefined]);
  });
});
