import { statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { API } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { eventsOf, untilEvent } from "../testing/journal-of.ts";
import { serve, servedSchema } from "../testing/serve.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal } from "../testing/terminal.ts";

describe("wheelhouse serve", () => {
  test("runs a review of the repository that it stands in, as the brief asks for it, and stops in order", async () => {
    const terminal = openTerminal({ cwd: smallRepository() });
    const { call, served, child, ended } = await serve(terminal);
    expect(statSync(join(terminal.home, "server-key")).mode & 0o777).toBe(0o600);
    const [project] = API.projects.reply.parse(await (await call("/api/projects")).json());
    const started = await call("/api/runs", {
      project_id: project?.id,
      flow_name: "code-review",
      band: "small",
      input: { question: "" },
      agent: "scout",
    });
    expect(started.status).toBe(202);
    const { run_id: run } = API.startRun.reply.parse(await started.json());
    await untilEvent(terminal.home, (event) => event.run === run && event.type === "run.completed");
    const report = API.runReport.reply.parse(await (await call(`/api/runs/${run}/report`)).json());
    expect(report.source).toBe("report");
    const file = await call(`/api/runs/${run}/file?path=src%2Forders.js`);
    expect(API.runFile.reply.parse(await file.json()).lines).toContain("// TODO: refunds");
    const listed = JSON.parse((await terminal.call("ls", "--json")).stdout);
    expect(listed).toMatchObject([{ id: run, status: "completed" }]);
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]{43}$/);
    child.kill("SIGTERM");
    expect(await ended).toMatchObject({ code: 0, signal: null });
  });

  test("killed in the middle, it names its open runs when it comes again, and goes on with them", async () => {
    const terminal = openTerminal();
    const first = await serve(terminal);
    const run = terminal.start("run", "demo", "--band", "small");
    const { run: id } = await untilEvent(terminal.home, ({ type }) => type === "request.opened");
    run.child.kill("SIGINT");
    await run.ended;
    await first.kill9();
    const second = await serve(terminal);
    expect(second.served.resumes).toEqual([id]);
    for (const round of [1, 2]) {
      const request = `${id}-q${round}`;
      await untilEvent(
        terminal.home,
        (event) => event.type === "request.opened" && event.data.request === request,
      );
      const answer = await second.call(`/api/runs/${id}/requests/${request}/answer`, {
        option: "yes",
      });
      expect(answer.status).toBe(202);
    }
    await untilEvent(terminal.home, ({ type }) => type === "run.completed");
    const rows = await eventsOf(terminal.home, id);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  });

  test("called again, it names the server that is there, with a new way in", async () => {
    const terminal = openTerminal();
    const { served } = await serve(terminal);
    const again = servedSchema.parse(JSON.parse((await terminal.call("serve", "--json")).stdout));
    expect(again).toMatchObject({ status: "running", port: served.port, pid: served.pid });
    expect(again.url).not.toBe(served.url);
    const token = again.url.split("#t=")[1];
    const origin = `http://127.0.0.1:${served.port}`;
    const entered = await fetch(`${origin}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify({ token }),
    });
    expect(entered.status).toBe(200);
  });

  test("takes the port that is named and no other, and refuses what is none", async () => {
    const taken = createServer();
    onTestFinished(() => void taken.close());
    const { promise, resolve } = Promise.withResolvers<void>();
    taken.listen(0, "127.0.0.1", () => resolve());
    await promise;
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const terminal = openTerminal();
    const refused = await terminal.call("serve", "--port", port);
    expect(refused).toMatchObject({ code: 8, stdout: "" });
    expect(refused.stderr).toContain(`Port ${port}`);
    expect(await terminal.call("serve", "--port", "99999")).toMatchObject({ code: 2 });
  });
});

describe("wheelhouse serve beside another host", () => {
  test("shows what that one drives, and passes on what it is told", async () => {
    const terminal = openTerminal();
    const run = terminal.start("run", "demo", "--band", "small");
    const { run: id } = await untilEvent(terminal.home, ({ type }) => type === "session.opened");
    const server = await serve(terminal);
    const { call } = server;
    await server.shown(/is the host here/);
    const status = async () => API.run.reply.parse(await (await call(`/api/runs/${id}`)).json());
    expect(await status()).toMatchObject({ id, flow: "demo" });
    const health = API.health.reply.parse(await (await call("/api/health")).json());
    expect(health.driving).toEqual([id]);
    expect((await call(`/api/runs/${id}/pause`, { reason: "lunch" })).status).toBe(202);
    const paused = await untilEvent(terminal.home, ({ type }) => type === "run.paused");
    expect(paused.data).toMatchObject({ reason: "lunch" });
    expect((await call(`/api/runs/${id}/cancel`, { reason: "enough" })).status).toBe(202);
    await untilEvent(terminal.home, ({ type }) => type === "run.cancelled");
    expect((await call(`/api/runs/${id}/cancel`, {})).status).toBe(409);
    expect(await run.ended).toMatchObject({ signal: null });
  });
});
