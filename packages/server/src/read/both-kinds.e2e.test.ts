import { API, eventsPageSchema, runListItemSchema } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { makeRun, say } from "../testing/made-run.ts";
import { logOf, observedStand } from "../testing/observed-stand.ts";
import { observingWorld } from "../testing/observing-world.ts";
import { openWorld, type World } from "../testing/open-world.ts";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NOW = Date.UTC(2026, 0, 2);

/** What kinds of values an answer has at each place: names of members, `[]` for any item. */
function formOf(value: unknown, at = "", form = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) for (const each of value) formOf(each, `${at}[]`, form);
  else if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value)) formOf(each, `${at}.${name}`, form);
  else if (value !== null)
    form.set(at, typeof value === "string" && TIME.test(value) ? "time" : typeof value);
  return form;
}

/** Pages of the list, each going on from the last run of the one before. */
async function walk(world: World, limit: number, between = () => undefined): Promise<string[]> {
  const all: string[] = [];
  for (;;) {
    const before = all.length === 0 ? "" : `&before=${all.at(-1)}`;
    const response = await world.get(`/api/runs?limit=${limit}${before}`);
    expect(response.status).toBe(200);
    const page = runListItemSchema.array().parse(await response.json());
    all.push(...page.map(({ id }) => id));
    if (page.length < limit) return all;
    between();
  }
}

describe("2: runs of ours and of others", () => {
  test("2: have times and numbers of one form at every address", async () => {
    const { world, observed, log } = await observingWorld();
    await makeRun(world.journal, "own");
    const phase = { kind: "phase.entered", phase: "build" };
    log("night", { kind: "run.started", title: "Night" }, phase, { kind: "run.failed" });
    await observed.scan();
    const ids = ["own", observed.items()[0]?.id ?? ""];
    const paths = Object.values(API).flatMap(({ method, path }) =>
      method === "GET" && path.startsWith("/api/runs/{id}") ? path : [],
    );
    let [compared, times] = [0, 0];
    for (const path of ["/api/runs?q={id}", ...paths]) {
      const answers = await Promise.all(ids.map((id) => world.get(path.replace("{id}", id))));
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      if (!answers.every(({ headers }) => headers.get("content-type")?.includes("json"))) continue;
      const [own, others] = texts.map((text) => formOf(JSON.parse(text)));
      for (const [place, kind] of own ?? []) {
        if (place.includes(".data.") || others?.has(place) !== true) continue;
        expect([path, place, others.get(place)]).toEqual([path, place, kind]);
        compared += 1;
        if (kind === "time") times += 1;
      }
    }
    expect(compared).toBeGreaterThan(40);
    expect(times).toBeGreaterThan(8);
  });

  test("3.3: are paged through together, those of one moment too", async () => {
    const observed = observedStand({ now: () => NOW });
    const world = await openWorld({ deps: { observed }, clock: () => NOW });
    for (const name of ["a", "m", "y"]) await makeRun(world.journal, name);
    for (const name of ["x-1", "x-2", "x-3"]) observed.add(name, logOf(name, NOW));
    observed.add("x-old", logOf("Old", NOW - 1_000));
    const whole = ["y", "x-3", "x-2", "x-1", "m", "a", "x-old"];
    for (const limit of [1, 2, 3, 7, 8]) expect(await walk(world, limit)).toEqual(whole);
  });

  test("3.3: are gone on from where one of them was that is in the list no more", async () => {
    const observed = observedStand({ now: () => NOW });
    const world = await openWorld({ deps: { observed }, clock: () => NOW });
    await makeRun(world.journal, "own");
    for (const [index, name] of ["x-1", "x-2", "x-3", "x-4"].entries())
      observed.add(name, logOf(name, NOW - (index + 1) * 1_000));
    let last: string | undefined = "x-2";
    const pages = await walk(world, 3, () => {
      if (last !== undefined) observed.join(last, "own");
      last = undefined;
    });
    expect(pages).toEqual(["own", "x-1", "x-2", "x-3", "x-4"]);
  });

  test("3.16: have the same pages of the same events", async () => {
    const observed = observedStand({ now: () => NOW });
    const world = await openWorld({ deps: { observed }, clock: () => NOW });
    await makeRun(world.journal, "own");
    await say(world.journal, "own", ...Array.from({ length: 40 }, (_, n) => `line ${n}`));
    const events = await world.journal.read("run/own", {});
    observed.add("x-same", events);
    const page = async (id: string, query: string) =>
      eventsPageSchema.parse(await (await world.get(`/api/runs/${id}/events?${query}`)).json());
    for (const query of [
      "",
      "limit=5",
      "from=3&limit=5",
      "before=20&limit=5",
      "from=10&to=12",
      "type=agent.&limit=7",
      "type=run.created,attempt.&limit=7",
      "q=LINE%201&limit=4",
      "q=line%201&before=20&limit=4",
      "step=write&from=5&limit=3",
      "from=1000",
    ])
      expect([query, await page("x-same", query)]).toEqual([query, await page("own", query)]);
    const since = async (id: string) => (await world.get(`/api/runs/${id}/trace?since=30`)).json();
    expect(await since("x-same")).toEqual(await since("own"));
  });
});
