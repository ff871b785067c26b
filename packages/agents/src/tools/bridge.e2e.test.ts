import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { createToolHost, type StdioMount } from "./tool-host.ts";

const bundleDir = mkdtempSync(join(tmpdir(), "wheelhouse-bridge-"));
const host = createToolHost({ bundleDir });
const SPEC = { run: "r1", step: "look", attempt: "look#1.1", sendBackTo: [], mayAsk: false };
afterAll(async () => {
  await host.close();
  rmSync(bundleDir, { recursive: true, force: true });
});

const envOf = ({ env }: StdioMount) =>
  Object.fromEntries(env.map(({ name, value }) => [name, value]));

/** What the bridge prints when it is given these lines and its stdin is closed. */
async function said({ command, args, env }: StdioMount, input: string): Promise<unknown[]> {
  const bridge = spawn(command, args, { env: envOf({ name: "", command, args, env }) });
  onTestFinished(() => void bridge.kill("SIGKILL"));
  bridge.stdin.end(input);
  const out = await text(bridge.stdout);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line): unknown => JSON.parse(line));
}

describe("the program between an agent and our tools", () => {
  test("serves a client of the protocol over stdio, and dies with its stdin", async () => {
    const events: string[] = [];
    const mount = await host.open(SPEC, ({ type }) => events.push(type));
    const { command, args, ...rest } = await mount.stdio();
    const transport = new StdioClientTransport({
      command,
      args,
      env: envOf({ command, args, ...rest }),
    });
    const client = new Client({ name: "test", version: "1" });
    await client.connect(transport);
    const artifact = { name: "n", kind: "claim", value: "one\u2028two" };
    await client.callTool({ name: "record_artifact", arguments: artifact });
    await client.callTool({ name: "submit", arguments: { output: "# Report" } });
    expect(events).toEqual(["artifact.recorded"]);
    expect(mount.taken()).toEqual({ submitted: "# Report" });
    await mount.close();
    await expect(
      client.callTool({ name: "submit", arguments: { output: "late" } }),
    ).rejects.toThrow("Attempt look#1.1 of step look in run r1 has ended");
    await client.close();
  });

  test("answers each request, and nothing else, in order", async () => {
    const mount = await host.open(SPEC, () => undefined);
    const lines = [
      { jsonrpc: "2.0", id: "a", method: "ping" },
      { jsonrpc: "2.0", method: "notifications/initialized" },
      { jsonrpc: "2.0", id: 2, method: "nonsense" },
    ].map((message) => JSON.stringify(message));
    const answers = await said(await mount.stdio(), `${lines.join("\n")}\n\nnot json\n`);
    expect(answers).toMatchObject([
      { id: "a", result: {} },
      { id: 2, error: { code: -32_601 } },
    ]);
  });

  test("says what is wrong when its host is gone", async () => {
    const gone = createToolHost({ bundleDir });
    const mount = await gone.open(SPEC, () => undefined);
    const stdio = await mount.stdio();
    await gone.close();
    const answers = await said(stdio, '{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
    expect(answers).toMatchObject([{ id: 1, error: { message: /cannot be reached/ } }]);
  });

  test("refuses to start without an address and a token", async () => {
    const mount = await host.open(SPEC, () => undefined);
    const { command, args } = await mount.stdio();
    await expect(promisify(execFile)(command, args, { env: {} })).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining("must be set"),
    });
  });
});
