import { openMemoryJournal } from "@wheelhouse/journal";
import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { describe, expect, test } from "vitest";
import { inboxWorld } from "../testing/inbox-world.ts";
import { projectsWaiting } from "./projects-waiting.ts";

async function open() {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  const errors: unknown[] = [];
  return inboxWorld({ journal, engine: { append: journal.append.bind(journal) }, errors });
}
const TOLD = { result: "told" } as const;

describe("projects that wait", () => {
  test("come by their most urgent item, whether few or many wait", async () => {
    const world = await open();
    await world.post(TOLD, "a", { project: "low", priority: "low" });
    await world.post(TOLD, "a", { project: "normal" });
    await world.post(TOLD, "a", { project: "", priority: "critical" });
    expect(await projectsWaiting(world.ports)).toEqual(["", "normal", "low"]);
    for (let n = 0; n < 510; n++) await world.post(TOLD, "many", { project: "normal" });
    await world.post(TOLD, "late", { project: "other" });
    expect(await projectsWaiting(world.ports)).toEqual(["", "normal", "other", "low"]);
  });
});
