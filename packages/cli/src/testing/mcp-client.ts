import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { expect, onTestFinished } from "vitest";
import { z } from "zod";
import { BIN } from "./terminal.ts";

const answerSchema = z.object({
  content: z.array(z.object({ type: z.literal("text"), text: z.string() })).length(1),
  structuredContent: z.record(z.string(), z.unknown()),
  isError: z.boolean().default(false),
});

/** Longest that a run of a test may take, in milliseconds. */
const PATIENCE_MS = 120_000;

/** The real client of the protocol, as an editor has it. It ends with the test. */
export async function mcpClient(transport: Transport, name = "pen") {
  const client = new Client({ name, version: "1.0.0" });
  /** What came that is no message of the protocol. */
  const noise: Error[] = [];
  client.onerror = (error) => noise.push(error);
  onTestFinished(() => client.close());
  await client.connect(transport);
  const call = async (tool: string, args: Record<string, unknown> = {}) => {
    const said = answerSchema.parse(await client.callTool({ name: tool, arguments: args }));
    const { structuredContent: data, isError } = said;
    return { data, text: said.content[0]?.text ?? "", isError };
  };
  return {
    client,
    noise,
    call,
    /** Starts a run and gives its id. */
    start: async (args: Record<string, unknown>): Promise<string> => {
      const { data, text } = await call("start_run", args);
      expect(text).toContain("is started");
      return z.object({ run_id: z.string() }).parse(data).run_id;
    },
    /** Asks again and again until a run has a status. */
    untilStatus: (run: string, status: string) =>
      expect
        .poll(async () => (await call("get_run", { run_id: run })).data, { timeout: PATIENCE_MS })
        .toMatchObject({ run: { id: run, status } }),
  };
}

/** `wheelhouse mcp` of a data directory, started from a directory by a client that knows nothing else of us. */
export function stdioOf(home: string, cwd: string): StdioClientTransport {
  const env = {
    WHEELHOUSE_HOME: home,
    WHEELHOUSE_LOCAL_PORTS: "none",
    WHEELHOUSE_KEEP_AWAKE: "no",
    WHEELHOUSE_REPOSITORIES: "no",
  };
  const args = [BIN, "mcp"];
  return new StdioClientTransport({ command: process.execPath, args, env, cwd, stderr: "ignore" });
}
