import { describe, expect, test } from "vitest";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { openTerminal } from "../testing/terminal.ts";

describe("two terminals on one data directory", () => {
  test("when the first is killed, the second takes over and finishes both runs", async () => {
    const first = openTerminal();
    const second = openTerminal({ home: first.home });
    const host = first.start("run", "demo");
    const one = await untilEvent(first.home, ({ type }) => type === "session.opened");
    const client = second.start("run", "demo", "--band", "small");
    await client.shown(/is the host here/);
    const other = await untilEvent(
      first.home,
      ({ type, run }) => type === "session.opened" && run !== one.run,
    );
    await host.kill9();
    await client.shown(/The host went away/);
    for (const run of [one.run, other.run]) {
      for (const round of [1, 2]) {
        const request = `${run}-q${round}`;
        await untilEvent(
          first.home,
          (event) => event.type === "request.opened" && event.data.request === request,
        );
        const answered = await first.call("answer", request, "yes");
        expect(answered.stderr).toBe("");
      }
    }
    const { code, stdout } = await client.ended;
    expect(code).toBe(0);
    expect(stdout).toContain("# Demo report");
    for (const run of [one.run, other.run]) {
      const events = await eventsOf(first.home, run);
      expect(events.at(-1)?.type).toBe("run.completed");
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    }
    const lost = (await eventsOf(first.home, one.run)).filter(
      ({ type }) => type === "attempt.lost",
    );
    expect(lost.length).toBeGreaterThan(0);
  });

  test("two starts with one idempotency key are one run", async () => {
    const terminal = openTerminal();
    const starts = [1, 2].map(() =>
      terminal.start("run", "demo", "--json", "--idempotency-key", "nightly-7"),
    );
    const ends = await Promise.all(starts.map(({ ended }) => ended));
    expect(ends.map(({ code }) => code)).toEqual([5, 5]);
    const runs: { id: string }[] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(runs).toHaveLength(1);
    for (const { stdout } of ends) expect(JSON.parse(stdout)).toMatchObject({ id: runs[0]?.id });
  });

  test("a second answer is refused and names who was first", async () => {
    const terminal = openTerminal();
    expect((await terminal.call("run", "demo", "--json")).code).toBe(5);
    const [run] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    const first = await terminal.call("answer", run.id, "redo", "--text", "with numbers");
    expect(first.stdout).toContain("Nobody drives the run now");
    const again = await terminal.call("answer", `${run.id}-q1`, "yes");
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/has answered .*-q1 already \(redo: with numbers\)/);
  });

  test("a run is followed, answered and cancelled from elsewhere", async () => {
    const terminal = openTerminal();
    const host = terminal.start("run", "demo");
    const { run } = await untilEvent(terminal.home, ({ type }) => type === "run.started");
    const follower = terminal.start("logs", run, "--follow");
    await untilEvent(terminal.home, ({ type }) => type === "request.opened");
    const why = await terminal.call("why", run.slice(0, 5));
    expect(why.stdout).toContain(`wheelhouse answer ${run}-q1 yes`);
    const answered = await terminal.call("answer", run, "yes");
    expect(answered.stdout).toContain("The run goes on");
    await untilEvent(terminal.home, ({ type }) => type === "request.answered");
    const cancelled = await terminal.call("cancel", run, "--reason", "seen enough");
    expect(cancelled.code).toBe(0);
    expect((await host.ended).code).toBe(4);
    const followed = await follower.ended;
    expect(followed.code).toBe(0);
    expect(followed.stdout).toContain("run.cancelled");
    const late = await terminal.call("cancel", run);
    expect(late.code).toBe(2);
  });

  test("a signal leaves the run for later, and resume goes on", async () => {
    const terminal = openTerminal();
    const host = terminal.start("run", "demo");
    const { run } = await untilEvent(terminal.home, ({ type }) => type === "session.opened");
    host.child.kill("SIGTERM");
    const left = await host.ended;
    expect(left.code).toBe(7);
    expect(left.stdout).toContain(`wheelhouse resume ${run}`);
    const [listed] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(listed).toMatchObject({ id: run, status: "interrupted" });
    const resumed = await terminal.call("resume", run, "--json");
    expect(resumed.code).toBe(5);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ id: run, status: "waiting" });
    const events = await eventsOf(terminal.home, run);
    expect(events.some(({ type }) => type === "run.cancelled")).toBe(false);
  });
});
