import { readFileSync } from "node:fs";
import { join } from "node:path";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { API } from "@wheelhouse/core";
import { readHolder } from "@wheelhouse/engine";
import { describe, expect, onTestFinished, test } from "vitest";
import { untilEvent } from "../testing/journal-of.ts";
import { mcpClient, stdioOf } from "../testing/mcp-client.ts";
import { serve } from "../testing/serve.ts";
import { shopRepository } from "../testing/shop-repository.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { openTerminal, type Terminal } from "../testing/terminal.ts";

const REVIEW = { flow_name: "code-review", input: { question: "" }, agent: "scout" };

/** A data directory whose host ends with the test, whoever has left it behind. */
function newTerminal(cwd: string): Terminal {
  const terminal = openTerminal({ cwd });
  onTestFinished(() => {
    const { pid } = readHolder(terminal.home) ?? {};
    try {
      if (pid !== undefined) process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  });
  return terminal;
}

describe("wheelhouse mcp", () => {
  test("has a real client drive a review by scout from its start to its report, with nothing else there", async () => {
    const cwd = shopRepository();
    const { home } = newTerminal(cwd);
    const { client, call, start, untilStatus, noise } = await mcpClient(stdioOf(home, cwd));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual([
      "answer_request",
      "cancel_run",
      "create_issue",
      "get_report",
      "get_run",
      "list_inbox",
      "list_requests",
      "list_runs",
      "start_run",
    ]);
    const run = await start(REVIEW);
    await untilStatus(run, "completed");
    const said = await call("get_report", { run_id: run });
    const report = API.runReport.reply.parse(said.data);
    expect(report.source).toBe("report");
    const citations = report.findings.flatMap((finding) => finding.citations);
    expect(citations.map(({ status }) => status)).toContain("verified");
    expect(citations.map(({ path }) => path)).toContain("src/stock.js");
    expect(said.text).toContain(report.report);
    expect((await call("list_runs")).data).toMatchObject({
      runs: [{ id: run, flow: "code-review", agent: "scout", created_by: "mcp pen" }],
    });
    expect(noise).toEqual([]);
  });

  test("leaves what it has started to go on when its client is gone, and another client answers it", async () => {
    const cwd = smallRepository();
    const { home } = newTerminal(cwd);
    const first = await mcpClient(stdioOf(home, cwd), "one");
    const run = await first.start({ flow_name: "demo" });
    await first.client.close();
    const opened = await untilEvent(home, ({ type }) => type === "request.opened");
    expect(opened.run).toBe(run);
    const { call, untilStatus } = await mcpClient(stdioOf(home, cwd), "two");
    for (const round of [1, 2]) {
      const request_id = `${run}-q${round}`;
      await untilEvent(
        home,
        ({ type, data }) =>
          type === "request.opened" && "request" in data && data.request === request_id,
      );
      const asked = await call("list_requests", { run });
      expect(asked.data).toMatchObject({ requests: [{ id: request_id, run }] });
      expect(asked.text).toContain("yes");
      const answer = await call("answer_request", { run_id: run, request_id, option: "yes" });
      expect(answer.isError).toBe(false);
    }
    const answered = await untilEvent(home, ({ type }) => type === "request.answered");
    expect(answered.data).toMatchObject({ by: "mcp two" });
    await untilStatus(run, "completed");
  });

  test("beside a server, has that one drive, and both tell the same", async () => {
    const cwd = smallRepository();
    const terminal = newTerminal(cwd);
    const server = await serve(terminal);
    const here = await mcpClient(stdioOf(terminal.home, cwd), "pen");
    const run = await here.start({ flow_name: "demo" });
    await untilEvent(terminal.home, ({ type }) => type === "request.opened");
    const health = API.health.reply.parse(await (await server.call("/api/health")).json());
    expect(health.driving).toEqual([run]);
    const there = await mcpClient(httpOf(terminal, server.served.port), "ink");
    expect((await there.call("get_run", { run_id: run })).data).toMatchObject({
      run: { id: run, status: "waiting", created_by: "mcp pen" },
    });
    expect((await there.call("cancel_run", { run_id: run, reason: "enough" })).isError).toBe(false);
    const cancelled = await untilEvent(terminal.home, ({ type }) => type === "run.cancelled");
    expect(cancelled.data).toMatchObject({ by: "mcp ink", reason: "enough" });
    await here.untilStatus(run, "cancelled");
    const late = await here.call("cancel_run", { run_id: run });
    expect(late).toMatchObject({ isError: true, data: { code: "run.ended" } });
  });

  test("makes an issue of a finding, and refuses what does not fit with the next step", async () => {
    const cwd = smallRepository();
    const { home } = newTerminal(cwd);
    const { call } = await mcpClient(stdioOf(home, cwd));
    const made = await call("create_issue", { title: "Refunds are missing", labels: ["orders"] });
    expect(made.data).toMatchObject({
      issue: { number: 1, title: "Refunds are missing", status: "open", created_by: "mcp pen" },
    });
    const flow = await call("start_run", { flow_name: "code-revue" });
    expect(flow).toMatchObject({ isError: true, data: { code: "flow.unknown" } });
    expect(flow.text).toMatch(/Next: Flows that there are: .*code-review/);
    const agent = await call("start_run", { ...REVIEW, agent: "nobody" });
    expect(agent).toMatchObject({ isError: true, data: { code: "agent.unknown" } });
    expect(agent.text).toContain("Next: ");
  });
});

describe("/mcp of wheelhouse serve", () => {
  test("has a real client drive a review by scout, and lets in nobody without the token", async () => {
    const terminal = newTerminal(shopRepository());
    const { served, call: api } = await serve(terminal);
    const { start, call, untilStatus } = await mcpClient(httpOf(terminal, served.port), "ink");
    const run = await start(REVIEW);
    await untilStatus(run, "completed");
    const { data } = await call("get_report", { run_id: run });
    expect(data).toEqual(await (await api(`/api/runs/${run}/report`)).json());
    expect(API.runReport.reply.parse(data).findings[0]?.citations.length).toBeGreaterThan(0);
    const url = `http://127.0.0.1:${served.port}/mcp`;
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
    const headers = {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    };
    expect((await fetch(url, { method: "POST", headers, body })).status).toBe(401);
    const foreign = { ...headers, ...bearer(terminal), origin: "http://evil.example" };
    expect((await fetch(url, { method: "POST", headers: foreign, body })).status).toBe(403);
  });
});

function bearer({ home }: Terminal): { readonly authorization: string } {
  return { authorization: `Bearer ${readFileSync(join(home, "server-key"), "utf8").trim()}` };
}

function httpOf(terminal: Terminal, port: number): StreamableHTTPClientTransport {
  return new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), {
    requestInit: { headers: bearer(terminal) },
  });
}
