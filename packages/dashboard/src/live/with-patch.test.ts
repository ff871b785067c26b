import type { RequestObject } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { runItem } from "./stand-in-run.ts";
import { observedRunItem } from "./testing/observed-item.ts";
import { withRequest, withRun, withRunInPages } from "./with-patch.ts";

const ids = (things: readonly { readonly id: string }[] | undefined): string | undefined =>
  things?.map(({ id }) => id).join("");
const older = { created_at: "2026-11-20T10:00:00.000Z" };
const oldest = { created_at: "2026-11-19T10:00:00.000Z" };
const newer = { created_at: "2026-11-22T10:00:00.000Z" };

describe("a list of runs with a patch", () => {
  const runs = [runItem("b"), runItem("a", older)];

  test("has the run as it is now, in its place", () => {
    const next = withRun(runs, runItem("a", { ...older, status: "failed" }), {});
    expect(ids(next)).toBe("ba");
    expect(next?.[1]?.status).toBe("failed");
  });

  test("has a new run in front, as many as were asked for", () => {
    expect(ids(withRun(runs, runItem("c", newer), {}))).toBe("cba");
    expect(ids(withRun(runs, runItem("c", newer), { limit: "2" }))).toBe("cb");
    expect(ids(withRun([], runItem("c"), {}))).toBe("c");
  });

  test("loses a run that is no longer like what was asked for", () => {
    const filter = { status: "running" } as const;
    expect(ids(withRun(runs, runItem("b", { status: "completed" }), filter))).toBe("a");
    expect(withRun(runs, runItem("c", { ...newer, status: "failed" }), filter)).toBe(runs);
  });

  test("has runs of the source that was asked for alone, be it named by kind, by id or as all others", () => {
    const ours = runItem("c", newer);
    const theirs = observedRunItem("d", { source_id: "luca" }, newer);
    const shown = (source: string): (string | undefined)[] =>
      [ours, theirs].map((run) => ids(withRun([], run, { source })));
    expect(shown("wheelhouse")).toEqual(["c", ""]);
    for (const source of ["observed", "run-log", "luca"]) expect(shown(source)).toEqual(["", "d"]);
  });

  test("asks the server where an old run begins to be like that", () => {
    expect(withRun(runs, runItem("c", older), {})).toBeUndefined();
  });

  test("does not ask the server for a run that is older than a full list reaches", () => {
    expect(withRun(runs, runItem("c", oldest), { limit: "2" })).toBe(runs);
    expect(withRun(runs, runItem("c", older), { limit: "2" })).toBeUndefined();
    expect(withRun(runs, runItem("c", oldest), { limit: "3" })).toBeUndefined();
  });

  test.each([
    [{ flow: "demo" }, false],
    [{ flow: "code-review" }, true],
    [{ project_id: "orders" }, true],
    [{ project_id: "shop" }, false],
    [{ q: "ANN/ord" }, true],
    [{ q: "refund" }, false],
  ])("looks at %j as the server does", (filter, belongs) => {
    expect(ids(withRun([], runItem("c"), filter))).toBe(belongs ? "c" : "");
  });
});

describe("pages of runs with a patch", () => {
  const pages = [
    { runs: [runItem("d"), runItem("c")], next: "c" },
    { runs: [runItem("b", older)], next: undefined },
  ];
  const fuller = pages.with(1, { runs: [runItem("b", older)], next: "b" });

  test("have the run on its page, and a new one on the first", () => {
    const changed = withRunInPages(pages, runItem("b", { ...older, status: "failed" }), {});
    expect(changed?.[1]?.runs[0]?.status).toBe("failed");
    expect(changed?.[0]).toBe(pages[0]);
    const grown = withRunInPages(pages, runItem("e", newer), {});
    expect(grown?.map(({ runs }) => ids(runs))).toEqual(["edc", "b"]);
  });

  test("go on from where the server's answer ended, though its runs leave", () => {
    const filter = { status: "running" } as const;
    const left = withRunInPages(pages, runItem("c", { status: "completed" }), filter);
    expect(left?.[0]).toEqual({ runs: [runItem("d")], next: "c" });
  });

  test("stay the same when nothing of them changes, and ask the server when it alone knows", () => {
    const filter = { status: "running" } as const;
    expect(withRunInPages(pages, runItem("x", { status: "failed" }), filter)).toBe(pages);
    expect(withRunInPages(pages, runItem("x", older), {})).toBeUndefined();
    expect(withRunInPages(fuller, runItem("x", older), {})).toBeUndefined();
  });

  test("stay the same when the run is on a page that was not asked for", () => {
    expect(withRunInPages(fuller, runItem("x", oldest), {})).toBe(fuller);
    expect(withRunInPages(pages, runItem("x", oldest), {})).toBeUndefined();
  });
});

describe("open requests with a patch", () => {
  const asked = (id: string, opened: string, status: RequestObject["status"] = "open") => ({
    id,
    run: "r",
    step: "ok",
    kind: "approval" as const,
    status,
    text: "Go on?",
    options: [],
    opened_at: opened,
    expires_at: null,
    closed_at: null,
    answered_by: null,
    option: null,
    answer: null,
    shared: null,
    permission: null,
    about: null,
  });
  const open = [asked("a", "1"), asked("c", "3")];

  test("have a new one where it belongs by its time", () => {
    expect(ids(withRequest(open, asked("b", "2")))).toBe("abc");
  });

  test("lose one that is closed, and stay the same when it was not there", () => {
    expect(ids(withRequest(open, asked("a", "1", "answered")))).toBe("c");
    expect(withRequest(open, asked("x", "1", "withdrawn"))).toBe(open);
  });
});
