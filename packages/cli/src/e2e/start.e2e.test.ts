import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

const URL_SHOWN = /http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}/;

function start(terminal: Terminal) {
  const running = terminal.start("start", "--port", "0");
  onTestFinished(() => void running.child.kill("SIGKILL"));
  return running;
}

describe("wheelhouse start", () => {
  test("on an empty data directory reviews the repository with scout, and says where the report is", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const first = start(terminal);
    const url = new URL(await first.shown(URL_SHOWN));
    const page = await fetch(url.origin);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toContain("text/html");
    const html = await page.text();
    // Nothing that the content security policy forbids, and nothing that is not there.
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|https?:\/\/(?!127)/);
    const files = [...html.matchAll(/(?:src|href)="(\/[^"]+\.\w+)"/g)].map(([, file]) => file);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect((await fetch(`${url.origin}${file}`)).status).toBe(200);
    expect(await first.shown(/scout reviews .*orders: it calls no model/)).toBeTruthy();
    await first.shown(/✓ Write the report/);
    const [, run = ""] = /Run (\w+) completed/.exec(await first.shown(/Run \w+ completed/)) ?? [];
    await first.shown(new RegExp(`Its report: ${url.origin}/runs/${run}`));
    const [created] = await eventsOf(terminal.home, run);
    expect(created).toMatchObject({
      type: "run.created",
      data: { flow: "code-review", band: "small", agent: "scout" },
    });
    expect((await terminal.call("report", run)).stdout).toContain("# Code review");

    const second = await terminal.call("start", "--json");
    expect(second.code).toBe(0);
    const there = JSON.parse(second.stdout);
    expect(there).toMatchObject({ status: "running", pid: first.child.pid });
    expect(there.url).toMatch(URL_SHOWN);
    expect(there.url).not.toBe(url.href);

    first.child.kill("SIGINT");
    const ended = await first.ended;
    expect(ended).toMatchObject({ code: 0, signal: null });

    const third = start(terminal);
    await third.shown(/Ctrl-C ends it/);
    third.child.kill("SIGINT");
    expect((await third.ended).stdout).not.toContain("scout reviews");
    expect(JSON.parse((await terminal.call("ls", "--json")).stdout)).toHaveLength(1);
  });

  test("where there is no repository serves all the same, and says what is missing", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "wheelhouse-bare-"));
    const running = start(openTerminal({ cwd }));
    const { origin } = new URL(await running.shown(URL_SHOWN));
    await running.shown(/is no git repository.*Review one: wheelhouse run code-review --project/);
    expect((await fetch(`${origin}${API.health.path}`)).status).toBe(401);
  });

  test("ended while runs are open, it says how they are shown, and goes on with them when it comes again", async () => {
    const terminal = openTerminal();
    const run = terminal.start("run", "demo", "--band", "small");
    const { run: id } = await untilEvent(terminal.home, ({ type }) => type === "request.opened");
    run.child.kill("SIGINT");
    await run.ended;
    const first = start(terminal);
    await first.shown(/Goes on with one open run/);
    await first.shown(/Ctrl-C ends it/);
    first.child.kill("SIGINT");
    expect((await first.ended).stderr).toContain(
      `Left for later: ${id} (waiting). Go on: wheelhouse start`,
    );
    const [row] = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(row).toMatchObject({ id, status: "waiting" });
  });
});
