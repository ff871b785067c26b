import type { SourceObject, SourcePreview } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { PLAIN } from "../output/paint.ts";
import { eventsOfLines, observedObjectOf } from "../testing/observed-object-of.ts";
import { eventText } from "../output/event-text.ts";
import { previewText } from "./preview-text.ts";
import { showObserved } from "./show-observed.ts";
import { sourcesTable } from "./sources-table.ts";

const NOW = Date.parse("2026-05-05T21:10:00Z");
const layout = { paint: PLAIN, columns: 100, now: NOW };
const line = (kind: string, members: object = {}): string =>
  JSON.stringify({ v: 1, ts: NOW - 60_000, kind, ...members });

const NIGHT = [
  line("run.started", { data: { title: "Night shift", repos: ["acme/shop"] } }),
  line("phase.entered", { phase: "build" }),
  line("phase.entered", { phase: "verify" }),
  line("phase.entered", { phase: "build" }),
  line("queue.item.picked", { item: "acme/shop:push" }),
  line("candidate.selected", { candidate: { id: "c-7", label: "Retry the upload" } }),
  line("session.spawned", { session_id: "s-1", data: { role: "worker", agent: "claude" } }),
  line("session.spawned", { session_id: "s-2", parent_session_id: "s-1" }),
];

describe("what `show` says of an observed run", () => {
  test("is its phases in order with going back, candidate, queue, repositories and sessions as a tree", () => {
    const text = showObserved(observedObjectOf(NIGHT, NOW), layout);
    expect(text).toContain("build ▸ verify ▸ build");
    expect(text).toContain("c-7 · Retry the upload");
    expect(text).toContain("1 picked, 0 cleared, 0 blocked");
    expect(text).toContain("acme/shop (named)");
    expect(text).toMatch(/\n {2}s-1 +worker · claude\n {4}s-2/);
    expect(text).toContain("run-log, read only");
  });

  test("names the last of very many phases, and counts those before", () => {
    const ways = Array.from({ length: 120 }, (_, index) =>
      line("phase.entered", { phase: index % 2 === 0 ? "build" : "verify" }),
    );
    const text = showObserved(observedObjectOf(ways, NOW), layout);
    expect(text.replaceAll(/\s+/g, " ")).toContain(`108 before${" ▸ build ▸ verify".repeat(6)}`);
  });

  test("draws every session once, also where two name each other as parents", () => {
    const run = observedObjectOf(NIGHT, NOW);
    const [one, two] = run.observed?.sessions ?? [];
    if (!run.observed || !one || !two) throw new Error("the log has two sessions");
    const sessions = [
      { ...one, parent: "s-2" },
      { ...two, parent: "s-1" },
      { ...one, session: "s-3", parent: null, match: "probable" as const },
    ];
    const text = showObserved({ ...run, observed: { ...run.observed, sessions } }, layout);
    expect(text.match(/s-3/g)).toHaveLength(1);
    expect(text).toContain("probable");
  });

  test("has no escape of a terminal that its log has", () => {
    const log = [line("run.started", { data: { title: "a\u001b[31mred\u0007" } })];
    expect(showObserved(observedObjectOf(log, NOW), layout)).not.toContain("\u001b");
  });
});

describe("an event of an observed run in one line", () => {
  test("says what happened, and keeps what nobody knows", () => {
    const wanted = [
      line("wheel.requested", { item: "acme/shop:push", data: { reason: "no key" } }),
      line("coffee.made", { msg: "for two" }),
    ];
    const texts = eventsOfLines(wanted).map((event) => eventText(event, PLAIN, 200));
    expect(texts).toContain(
      "wheel.requested  asks a person to take the wheel for acme/shop:push (no key)",
    );
    expect(texts.some((text) => text.startsWith("log.coffee.made"))).toBe(true);
  });
});

const SOURCE: SourceObject = {
  id: "run-log-1",
  kind: "run-log",
  name: "runs",
  path: "/home/ann/runs",
  status: "ok",
  problem: null,
  origin: "added",
  runs: 3,
  open_runs: 1,
  last_event_at: new Date(NOW - 60_000).toISOString(),
  bad_lines: 2,
  unknown_lines: 0,
  scanned_at: null,
};

describe("the list of sources", () => {
  test("says how each is, what is wrong with it, and how to begin when there is none", () => {
    const broken = {
      ...SOURCE,
      id: "qwen-2",
      status: "failing" as const,
      problem: "Not readable.",
    };
    const text = sourcesTable([SOURCE, broken], layout);
    expect(text).toMatch(/run-log-1 +run-log +runs +ok +3 +1 +2 +1m +you +\/home\/ann\/runs/);
    expect(text).toContain("qwen-2: Not readable.");
    expect(sourcesTable([], layout)).toContain("wheelhouse source add DIR");
  });
});

describe("a preview", () => {
  const preview: SourcePreview = {
    kind: "run-log",
    path: "/home/ann/runs",
    files: 1,
    file: "/home/ann/runs/night/run.log",
    lines: [
      {
        line: 1,
        text: NIGHT[0] ?? "",
        events: ["run created", "touches acme/shop"],
        problem: null,
      },
      { line: 2, text: "plain words", events: [], problem: "not JSON" },
    ],
  };

  test("shows what each line means, or why it means nothing", () => {
    const text = previewText(preview, layout);
    expect(text).toMatch(/\n {4}1 {2}run created\n {7}touches acme\/shop\n/);
    expect(text).toMatch(/\n {4}2 {2}✗ not JSON\n {9}plain words\n/);
    expect(text).toContain("1 of these 2 lines mean nothing");
  });

  test("says how to watch it when all is well, and where logs lie when there is none", () => {
    const good = { ...preview, lines: preview.lines.slice(0, 1) };
    expect(previewText(good, layout)).toContain("wheelhouse source add /home/ann/runs");
    expect(previewText({ ...preview, file: null, lines: [] }, layout)).toContain("docs/run-log.md");
  });
});
