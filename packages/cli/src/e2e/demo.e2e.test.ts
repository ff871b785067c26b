import { describe, expect, test } from "vitest";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { openTerminal } from "../testing/terminal.ts";

describe("the demo", () => {
  test("plays to its report, and answers its requests itself", async () => {
    const terminal = openTerminal();
    const ended = await terminal.call("demo", "--band", "small");
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain("# Demo report");
    expect(ended.stderr).toMatch(/critic, round 1: reject[\s\S]*judge sends back to draft/);
    expect(ended.stderr).toMatch(/✓ Run \w+ completed/);
  });

  test("killed in the middle comes back and has lost nothing", async () => {
    const terminal = openTerminal();
    const ended = await terminal.call("demo", "--kill", "--json");
    expect(ended.code).toBe(0);
    const { run, survival } = JSON.parse(ended.stdout);
    expect(run).toMatchObject({ flow: "demo", status: "completed" });
    expect(survival).toMatchObject({ ranAgain: 0, changed: 0, processes: 0 });
    expect(survival.finished).toBeGreaterThan(0);
    expect(survival.lost).toBeGreaterThan(0);
    const events = await eventsOf(terminal.home, run.id);
    expect(events.filter(({ type }) => type === "attempt.lost")).toHaveLength(survival.lost);
  });
});

describe("a detached run", () => {
  test("goes on in a process of its own, which ends when nothing is open", async () => {
    const terminal = openTerminal();
    const started = await terminal.call("run", "demo", "--detach", "--json");
    expect(started.code).toBe(0);
    const { id } = JSON.parse(started.stdout);
    await untilEvent(terminal.home, ({ type }) => type === "request.opened");
    const [listed] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(listed).toMatchObject({ id, status: "waiting" });
    for (const round of [1, 2]) {
      await untilEvent(
        terminal.home,
        (event) => event.type === "request.opened" && event.data.request === `${id}-q${round}`,
      );
      const answered = await terminal.call("answer", `${id}-q${round}`, "yes");
      expect(answered.stdout).toContain("The run goes on");
    }
    await untilEvent(terminal.home, ({ type }) => type === "run.completed");
    // The next command becomes the host itself once the one that was left behind has gone.
    const next = await terminal.call("run", "demo", "--json");
    expect(next).toMatchObject({ code: 5, stderr: "" });
  });

  test("that cannot be started says why, as it would at the terminal", async () => {
    const ended = await openTerminal().call("run", "demo", "--detach", "--band", "hugh");
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('There is no band "hugh"');
  });
});
