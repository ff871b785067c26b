import { describe, expect, test } from "vitest";
import { runDirectory } from "./home-paths.ts";
import { runLines } from "./run-lines.ts";

async function taken(...streams: string[]): Promise<string[]> {
  const lines = (async function* () {
    yield '{"journal":"wheelhouse","export":1}';
    for (const stream of streams) yield JSON.stringify({ seq: 1, stream });
    yield "no line at all";
  })();
  return Array.fromAsync(runLines(lines));
}

describe("an exported file that is taken in", () => {
  test("may hold runs, whatever else its lines are", async () => {
    expect(await taken("run/20261121-1200-abcd", "run/sabc")).toHaveLength(4);
  });

  test.each([
    "run/../../../home/me",
    "run/..",
    "run/a/b",
    "run/",
    "run/a b",
    "schedule/daily",
    "x",
  ])("is refused with a stream called %s", async (stream) => {
    await expect(taken("run/fine", stream)).rejects.toThrow(`${JSON.stringify(stream)} is no run`);
  });
});

test("no directory is a run's whose id is no name", () => {
  expect(runDirectory("/home", "r1")).toBe("/home/runs/r1");
  for (const run of ["..", "../..", "", "a/b"])
    expect(() => runDirectory("/home", run)).toThrow("cannot be the id of a run");
});
