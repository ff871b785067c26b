import { RUN_PROJECTIONS } from "@wheelhouse/core";
import { openMemoryJournal } from "@wheelhouse/journal";
import { expect, test } from "vitest";
import { createWorld, START } from "../simulation/create-world.ts";
import { done } from "../simulation/in-process-agents.ts";
import { eventsOf, until } from "../simulation/until.ts";

test("an attempt that was lost three times is tried again after its pause, by whoever resumed the run", async () => {
  const journal = await openMemoryJournal({ projections: RUN_PROJECTIONS });
  let hosts = 0;
  const world = createWorld({
    journal,
    plan: {
      version: 1,
      flow: "test",
      steps: [
        {
          id: "a",
          kind: "agent",
          access: "read",
          persona: { id: "p", text: "You are p." },
          prompt: "Do it.",
          onFailure: [{ retry: { count: 1, backoffMs: 2_000 } }],
        },
      ],
    },
    play: () => (hosts < 4 ? new Promise(() => undefined) : Promise.resolve(done("Done."))),
  });
  hosts++;
  const { run } = await (await world.boot()).start(START);
  for (; hosts < 4;) {
    const count = hosts;
    await until(
      journal,
      run,
      (event) => event.type === "agent.prompt" && event.attempt === `a#1.${count}`,
    );
    hosts++;
    await (await world.boot()).resume(run, "ann");
  }
  await until(journal, run, (event) => event.type === "timer.set");
  while (world.clock.step());
  await until(journal, run, (event) => event.type === "run.completed");
  expect((await eventsOf(journal, run)).filter(({ type }) => type === "attempt.lost")).toHaveLength(
    3,
  );
});
