import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { serve } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

/** One angle crashes until it is tried again; meanwhile the synthesis thinks for a long time. */
const TRANSCRIPT = `version: 1
turns:
  - step: angle.test-engineer
    generation: 1
    play: [{ crash: 3 }]
  - step: angle.*
    output: { findings: [], clean: [Nothing.], summary: Nothing. }
  - step: synth
    generation: 1
    play: [{ silence: true }]
  - step: synth
    output: { summary: All angles have looked. }
`;

describe("wheelhouse retry", () => {
  test("3.11: has a failed angle look after all, in a run that had gone on without it", async () => {
    const cwd = smallRepository();
    const transcript = join(dirname(cwd), "transcript.yaml");
    writeFileSync(transcript, TRANSCRIPT);
    const terminal = openTerminal({ cwd });
    const { call } = await serve(terminal);
    const scripted = ["--agent", "scripted", "--model", transcript];
    const running = terminal.start("run", "code-review", ...scripted);
    const { run } = await untilEvent(
      terminal.home,
      (event) => event.type === "attempt.started" && event.step === "synth",
    );
    const refused = await terminal.call("retry", run, "fold");
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("fold cannot be tried again: fold is completed");
    const unknown = await call(`/api/runs/${run}/steps/nobody/retry`, {});
    expect(await unknown.json()).toMatchObject({ code: "step.unknown", status: 404 });
    const reason = ["--reason", "The network is back"];
    const retried = await terminal.call("retry", run, "angle.test-engineer", ...reason);
    expect(retried).toMatchObject({ code: 0, stderr: "" });
    await untilEvent(terminal.home, (event) => event.run === run && event.type === "run.completed");
    expect((await running.ended).code).toBe(0);
    const events = await eventsOf(terminal.home, run);
    const reopened = events.filter((event) => event.type === "step.reopened");
    expect(reopened.map(({ step }) => step)).toEqual([
      "angle.test-engineer",
      "fold",
      "classify",
      "synth",
    ]);
    expect(reopened[0]?.data).toMatchObject({ generation: 2, reason: "The network is back" });
    const again = await call(`/api/runs/${run}/steps/angle.test-engineer/retry`, {});
    expect(await again.json()).toMatchObject({
      status: 409,
      code: "run.ended",
      hint: `Do it anew in a run that takes over what had finished: wheelhouse fork ${run} --from angle.test-engineer`,
    });
  });
});
