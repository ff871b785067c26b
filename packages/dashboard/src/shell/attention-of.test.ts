import { describe, expect, test } from "vitest";
import { runItem } from "../live/stand-in-run.ts";
import { askedWheel, observedRunItem } from "../live/testing/observed-item.ts";
import { attentionOf, mergedRuns } from "./attention-of.ts";

const none = () => false;

describe("the foremost run", () => {
  test("is the newest that is open, whoever drives it", () => {
    const runs = [runItem("over", { status: "completed" }), observedRunItem("ext"), runItem("own")];
    const { foremost, running } = attentionOf(runs, [], none);
    expect(foremost?.id).toBe("ext");
    expect(running.map(({ id }) => id)).toEqual(["ext", "own"]);
  });

  test("is one whose wheel is not released, before any other", () => {
    const wheel = observedRunItem("wheel", { wheel: askedWheel() }, { status: "waiting" });
    expect(attentionOf([runItem("own"), wheel], [], none).foremost?.id).toBe("wheel");
  });

  test("is a silent one only where nothing else is open", () => {
    const silent = observedRunItem("silent", { stale: true }, { status: "interrupted" });
    expect(attentionOf([silent, runItem("own")], [], none).foremost?.id).toBe("own");
    expect(attentionOf([silent], [], none).foremost?.id).toBe("silent");
  });
});

describe("runs of several lists", () => {
  test("are there once, as the first list has them, the newest first", () => {
    const at = (hour: number) => ({ created_at: `2026-11-21T0${hour}:00:00.000Z` });
    const first = [runItem("c", at(3)), runItem("a", at(1))];
    const second = [runItem("a", { status: "waiting" }), runItem("b", at(2))];
    const merged = mergedRuns(first, second, second);
    expect(merged.map(({ id, status }) => [id, status])).toEqual([
      ["c", "running"],
      ["b", "running"],
      ["a", "running"],
    ]);
    expect(mergedRuns(first, [])).toBe(first);
  });
});
