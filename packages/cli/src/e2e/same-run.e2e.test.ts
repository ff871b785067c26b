import { API, type StoredRunEvent } from "@wheelhouse/core";
import { beforeAll, expect, test } from "vitest";
import { makeShop } from "../golden/golden-world.ts";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { serve } from "../testing/serve.ts";
import { openTerminal } from "../testing/terminal.ts";

let shop: string;
beforeAll(async () => {
  shop = await makeShop();
});

/** What is another one in each run: times, ids, processes, and what is made of them. */
function normal(text: string, { run, home }: { run: string; home: string }): string {
  return text
    .replaceAll(home, "HOME")
    .replaceAll(run, "RUN")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\b/g, "ID")
    .replaceAll(/\b1[6-9]\d{11}\b/g, "MS")
    .replaceAll(/\bcommit [0-9a-f]{12}\b/g, "commit C")
    .replaceAll(/\b[0-9a-f]{40}\b/g, "COMMIT")
    .replaceAll(/"(digest|pid|ms|tookMs|host|started_at|ended_at)":("[^"]*"|\d+)/g, '"$1":0');
}

/** The journal of a run by step, since steps of one wave end in any order. What agents say on their way is no fact of the plan. */
function journal(events: readonly StoredRunEvent[], place: { run: string; home: string }) {
  const lines = new Map<string, string[]>();
  for (const event of events) {
    if (event.type.startsWith("agent.")) continue;
    const step = ("step" in event ? event.step : undefined) ?? "";
    const { type } = event;
    const data = "data" in event ? event.data : {};
    const line = normal(JSON.stringify({ type, data }), place);
    lines.set(step, [...(lines.get(step) ?? []), line]);
  }
  return Object.fromEntries([...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

test("one plan gives the same journal and the same report, whether the command line or the server starts it", async () => {
  const asked = { flow: "architectural-analysis", focus: "src/payments" };
  const byHand = openTerminal({ cwd: shop });
  const ended = await byHand.call("run", asked.flow, asked.focus, "--agent", "scout", "--json");
  expect(ended.code).toBe(0);
  const [own] = JSON.parse((await byHand.call("ls", "--json")).stdout);

  const served = openTerminal({ cwd: shop });
  const { call } = await serve(served);
  const [project] = API.projects.reply.parse(await (await call("/api/projects")).json());
  const started = await call("/api/runs", {
    project_id: project?.id,
    flow_name: asked.flow,
    band: "small",
    agent: "scout",
    input: { question: `${asked.focus}/` },
  });
  const { run_id: run } = API.startRun.reply.parse(await started.json());
  await untilEvent(served.home, (event) => event.run === run && event.type === "run.completed");

  const one = { run: String(own.id), home: byHand.home };
  const other = { run, home: served.home };
  expect(journal(await eventsOf(served.home, run), other)).toEqual(
    journal(await eventsOf(byHand.home, one.run), one),
  );
  const left = normal((await byHand.call("report", one.run)).stdout, one);
  const right = normal((await served.call("report", run)).stdout, other);
  expect(left).toContain("# Architectural analysis");
  expect(right).toBe(left);
});
