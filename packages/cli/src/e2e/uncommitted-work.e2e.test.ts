import { expect, test } from "vitest";
import { untilEvent } from "../testing/journal-of.ts";
import { solvingWorld } from "../testing/solving/solving-world.ts";
import { transcriptOf } from "../testing/solving/transcript-of.ts";

test("what an author has left half done proves nothing: the checks at the end see what would be handed over", async () => {
  const world = solvingWorld({ work: { approval: "auto" } });
  await world.issue("create", "--title", "What is bought twice is paid once");
  const mends = {
    replace: {
      path: "src/total.js",
      find: "line.price",
      with: "line.price * line.count",
      permission: false,
    },
  };
  const model = transcriptOf([
    { step: "work/fix", ordinal: 1, play: [mends, { crash: 1 }] },
    { step: "work/fix", play: [{ crash: 1 }] },
  ]);
  const host = world.terminal.start("issue", "start", "1", "--agent", "scripted", "--model", model);
  const { run } = await untilEvent(world.terminal.home, ({ type }) => type === "run.started");
  const failed = await world.asked(run, "work/fix");
  const { code, stderr } = await world.terminal.call("answer", failed, "continue");
  expect([code, stderr]).toEqual([0, ""]);
  const seen = await untilEvent(
    world.terminal.home,
    (event) => event.run === run && event.type === "attempt.completed" && event.step === "evidence",
  );
  expect(seen.data).toMatchObject({ output: { ok: false } });
  await world.issue("stop", "1");
  await host.ended;
}, 300_000);
