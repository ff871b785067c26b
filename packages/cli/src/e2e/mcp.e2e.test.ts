import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { API } from "@wheelhouse/core";
import { readHolder } from "@wheelhouse/engine";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { untilEvent } from "../testing/journal-of.ts";
import { mcpClient, stdioOf } from "../testing/mcp-client.ts";
import { serve } from "../testing/serve.ts";
import { shopRepository } from "../testing/shop-repository.ts";
import { smallRepository } from "../testing/small-repository.ts";
import { BIN, openTerminal, type Terminal } from "../testing/terminal.ts";

const answerIdSchema = z.object({ jsonrpc: z.literal("2.0"), id: z.int(), result: z.unknown() });
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
    const [finding] = report.findings;
    const made = await call("create_issue", { from: { run, finding: finding?.id } });
    expect(made.data).toMatchObject({ issue: { number: 1, created_by: "mcp pen" } });
    expect(made.text).toContain("src/stock.js");
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
    await there.untilStatus(run, "waiting");
    expect((await there.call("list_runs")).data).toMatchObject({
      runs: [{ id: run, created_by: "mcp pen" }],
    });
    expect((await there.call("cancel_run", { run_id: run, reason: "enough" })).isError).toBe(false);
    const cancelled = await untilEvent(terminal.home, ({ type }) => type === "run.cancelled");
    expect(cancelled.data).toMatchObject({ by: "mcp ink", reason: "enough" });
    await here.untilStatus(run, "cancelled");
    const late = await here.call("cancel_run", { run_id: run });
    expect(late).toMatchObject({ isError: true, data: { code: "run.ended" } });
  });

  test("makes an issue, and refuses what does not fit with the next step", async () => {
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

describe("standard input and output of wheelhouse mcp", () => {
  const HELLO = {
    id: 1,
    method: "initialize",
    params: {
      protocolVersion: "2025-06-18",
      capabilities: {},
      clientInfo: { name: "pipe", version: "1" },
    },
  };
  const LIST = { id: 2, method: "tools/list" };
  const RUNS = { id: 3, method: "tools/call", params: { name: "list_runs", arguments: {} } };
  const pipe = (home: string, ...messages: readonly object[]) => {
    const input = messages
      .map((message) => `${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`)
      .join("");
    const env = { ...process.env, WHEELHOUSE_HOME: home, WHEELHOUSE_LOCAL_PORTS: "none" };
    const options = {
      input,
      env,
      cwd: smallRepository(),
      encoding: "utf8",
      timeout: 60_000,
    } as const;
    const { status, stdout } = spawnSync(process.execPath, [BIN, "mcp"], options);
    const answers = stdout.trimEnd().split("\n");
    const ids = answers.map((line) => answerIdSchema.parse(JSON.parse(line)).id);
    return { status, ids };
  };

  test("carry the answers to all that was asked before the input ended, and nothing else", () => {
    const { home } = openTerminal();
    expect(pipe(home, HELLO, RUNS)).toEqual({ status: 0, ids: [1, 3] });
  });

  test("make no data directory for who only looks at the tools", () => {
    const { home } = openTerminal();
    expect(pipe(home, HELLO, LIST)).toEqual({ status: 0, ids: [1, 2] });
    expect(existsSync(home)).toBe(false);
  });
});

describe("/mcp of wheelhouse serve", () => {
  test("has a real client drive a review by scout, and lets in nobody without the token", async () => {
    const terminal = newTerminal(shopRepository());
    const { served, call: api } = await serve(terminal);
    const { start, call, untilStatus } = await mcpClient(httpOf(terminal, served.port), "ink");
    // Nobody names an agent: what may be charged for is not chosen.
    const run = await start({ flow_name: REVIEW.flow_name, input: REVIEW.input });
    await untilStatus(run, "completed");
    expect((await call("get_run", { run_id: run })).data).toMatchObject({
      run: { agent: "scout" },
    });
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
