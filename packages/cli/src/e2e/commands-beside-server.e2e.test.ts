import { describe, expect, onTestFinished, test } from "vitest";
import { untilEvent } from "../testing/journal-of.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

async function serve(terminal: Terminal): Promise<number> {
  const running = terminal.start("serve", "--json", "--port", "0");
  onTestFinished(() => void running.child.kill("SIGKILL"));
  const { pid } = JSON.parse(await running.shown(/\{.*\}/));
  return pid;
}

const opened = (terminal: Terminal, request: string) =>
  untilEvent(
    terminal.home,
    (event) => event.type === "request.opened" && event.data.request === request,
  );

describe("commands beside a running server", () => {
  test("hand it a run, show what it does, answer it, pause it and go on with it, and read its report", async () => {
    const terminal = openTerminal();
    const pid = await serve(terminal);
    const run = terminal.start("run", "demo", "--band", "small");
    await run.shown(new RegExp(`Process ${pid} .* drives the run; this one watches`));
    const { run: id } = await untilEvent(terminal.home, ({ type }) => type === "request.opened");

    const [row] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(row).toMatchObject({ id, status: "waiting" });
    expect((await terminal.call("why", id)).stdout).toContain(`wheelhouse answer ${id}-q1`);
    const shown = JSON.parse((await terminal.call("show", id, "--json")).stdout);
    expect(shown).toMatchObject({ id, status: "waiting", flow: "demo" });
    expect((await terminal.call("logs", id)).stdout).toContain("request.opened");

    expect(await terminal.call("pause", id, "--reason", "lunch")).toMatchObject({ code: 0 });
    await untilEvent(terminal.home, ({ type }) => type === "run.paused");
    expect((await terminal.call("answer", `${id}-q1`, "yes")).code).toBe(0);
    const resumed = terminal.start("resume", id);
    await resumed.shown(new RegExp(`Process ${pid} `));
    await opened(terminal, `${id}-q2`);
    const again = await terminal.call("answer", `${id}-q1`, "yes");
    expect(again.code).toBe(2);
    expect(again.stderr).toMatch(/has answered .* already \(yes\)/);
    expect((await terminal.call("answer", `${id}-q2`, "yes")).stdout).toContain("The run goes on");

    expect((await resumed.ended).stdout).toContain("# Demo report");
    expect((await run.ended).stdout).toContain("# Demo report");
    expect((await terminal.call("report", id)).stdout).toContain("# Demo report");
    const refused = await terminal.call("cancel", id);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain("the run is completed");
  });

  test("cancel a run there, and those who watch it hear of it", async () => {
    const terminal = openTerminal();
    await serve(terminal);
    const run = terminal.start("run", "demo", "--band", "small");
    const { run: id } = await untilEvent(terminal.home, ({ type }) => type === "session.opened");
    expect(await terminal.call("cancel", id, "--reason", "enough")).toMatchObject({ code: 0 });
    expect(await run.ended).toMatchObject({ code: 4, signal: null });
    const [row] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(row).toMatchObject({ id, status: "cancelled" });
  });

  test("detach a run that goes on there", async () => {
    const terminal = openTerminal();
    const pid = await serve(terminal);
    const { id } = JSON.parse((await terminal.call("run", "demo", "--detach", "--json")).stdout);
    await opened(terminal, `${id}-q1`);
    expect((await terminal.call("run", "demo", "--json")).code).toBe(5);
    expect(JSON.parse((await terminal.call("serve", "--json")).stdout).pid).toBe(pid);
    // With its run ends the process that was left behind for it, should the server die.
    expect((await terminal.call("cancel", id)).code).toBe(0);
  });
});
