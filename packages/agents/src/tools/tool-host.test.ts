import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { afterEach, describe, expect, test } from "vitest";
import { createToolHost, type ToolMount } from "./tool-host.ts";

const host = createToolHost();
const SPEC = { run: "r1", step: "look", attempt: "look#1.1", sendBackTo: [], mayAsk: false };

const clients: Client[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await host.close();
});

async function connect({ http }: ToolMount): Promise<Client> {
  const headers = Object.fromEntries(http.headers.map(({ name, value }) => [name, value]));
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(http.url), {
    requestInit: { headers },
  });
  // The library's own types do not agree under exact optional properties.
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  clients.push(client);
  return client;
}

/** What a check came to that says nothing. */
const OUTCOME = {
  command: ["npm", "test"],
  ok: false,
  exit: 1,
  timedOut: false,
  durationMs: 5,
  output: "",
};

describe("the host of the session tools", () => {
  test("serves any client of the protocol, as often as it connects", async () => {
    const mount = await host.open(SPEC, () => undefined);
    for (const client of [await connect(mount), await connect(mount)]) {
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toContain("submit");
      for (const { annotations, inputSchema } of tools) {
        expect(annotations?.readOnlyHint).toBe(true);
        expect(inputSchema.type).toBe("object");
      }
    }
  });

  test("hands on what comes while the turn runs", async () => {
    const types: string[] = [];
    const mount = await host.open(SPEC, ({ type }) => types.push(type));
    const client = await connect(mount);
    const artifact = { name: "n", kind: "claim", value: "v" };
    await client.callTool({ name: "record_artifact", arguments: artifact });
    const missed = await client.callTool({ name: "submit", arguments: { output: 7 } });
    await client.callTool({ name: "submit", arguments: { output: "# Report" } });
    expect(missed.isError).toBe(true);
    expect(types).toEqual(["artifact.recorded"]);
    expect(mount.taken()).toEqual({ submitted: "# Report" });
    mount.endTurn();
    expect(mount.taken()).toEqual({});
  });

  test("waits for a check that it runs, and ends it with the attempt", async () => {
    const begun = Promise.withResolvers<AbortSignal>();
    const ran: string[] = [];
    const mount = await host.open(
      {
        ...SPEC,
        checks: ["tests", "slow"],
        async runCheck(name, signal) {
          ran.push(name);
          if (name === "tests") return { ...OUTCOME, ok: true, exit: 0, output: "3 passed" };
          begun.resolve(signal);
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
          return { ...OUTCOME, exit: null };
        },
      },
      () => undefined,
    );
    const client = await connect(mount);
    const told = await client.callTool({ name: "check", arguments: { name: "tests" } });
    expect(JSON.stringify(told.content)).toContain("tests: passed");
    const call = client.callTool({ name: "check", arguments: { name: "slow" } });
    const signal = await begun.promise;
    expect(signal.aborted).toBe(false);
    await mount.close();
    expect(signal.aborted).toBe(true);
    expect((await call).isError).toBe(true);
    expect(ran).toEqual(["tests", "slow"]);
  });

  test("keeps two attempts apart: each token opens its own tools", async () => {
    const one = await host.open(SPEC, () => undefined);
    const two = await host.open({ ...SPEC, attempt: "look#1.2", mayAsk: true }, () => undefined);
    expect(one.http.url).toBe(two.http.url);
    const client = await connect(one);
    await client.callTool({ name: "submit", arguments: { output: "of one" } });
    await expect(client.callTool({ name: "ask", arguments: { text: "?" } })).rejects.toThrow(
      "There is no tool",
    );
    expect(one.taken()).toEqual({ submitted: "of one" });
    expect(two.taken()).toEqual({});
  });

  test("refuses every call of an attempt that has ended, and says so", async () => {
    const mount = await host.open(SPEC, () => undefined);
    const other = await host.open({ ...SPEC, attempt: "look#1.2" }, () => undefined);
    const client = await connect(mount);
    await mount.close();
    await expect(
      client.callTool({ name: "submit", arguments: { output: "late" } }),
    ).rejects.toThrow("Attempt look#1.1 of step look in run r1 has ended");
    expect(mount.taken()).toEqual({});
    expect((await (await connect(other)).listTools()).tools).not.toEqual([]);
  });

  test("starts again after it was closed, and knows no token from before", async () => {
    const before = await host.open(SPEC, () => undefined);
    await host.close();
    const after = await host.open(SPEC, () => undefined);
    const stale = { ...after, http: { ...after.http, headers: before.http.headers } };
    await expect(connect(stale)).rejects.toThrow("has ended");
    expect((await (await connect(after)).listTools()).tools).not.toEqual([]);
  });
});
