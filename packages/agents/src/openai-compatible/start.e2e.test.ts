import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { methods } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../scout/temporary-tree.ts";
import { says } from "./testing/answers.ts";
import { scriptedEndpoint } from "./testing/scripted-endpoint.ts";
import { withAgent } from "./testing/with-agent.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const FACTS = {
  version: 1,
  churn: [{ path: "src/a.ts", commits: 3, lines: 30, authors: 2 }],
  todos: [],
};
const ASKS = says({ calls: [{ name: "git_facts", input: '{"about":"churn"}' }] });
const TABLE = "commits\tlines changed\tauthors\tpath\n3\t30\t2\tsrc/a.ts";

describe("the start of the endpoint agent", () => {
  test("fails with what is missing and what to do", () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN], {
      env: {},
      encoding: "utf8",
    });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(
      /^The setting WHEELHOUSE_ENDPOINT_URL is not right: .* Name the endpoint's address and its model\.\n$/,
    );
  });

  test.each(["the environment", "the brief"])("git facts are those that %s names", async (by) => {
    await using beside = await temporaryTree({});
    const path = join(beside.root, "facts.json");
    writeFileSync(path, JSON.stringify(FACTS));
    await using endpoint = await scriptedEndpoint(ASKS, says({ text: "Seen." }));
    const env = by === "the brief" ? {} : { WHEELHOUSE_FACTS: path };
    const brief = JSON.stringify({ role: "find", facts: path });
    const start = { url: endpoint.url, level: "confined", env, readable: [path] } as const;
    await withAgent(start, async ({ open, ask }) => {
      await ask(
        await open(),
        by === "the brief" ? `Look.\n\n\`\`\`brief\n${brief}\n\`\`\`\n` : "Look.",
      );
    });
    expect(endpoint.asked[1]?.messages.at(-1)?.content).toBe(TABLE);
  });

  test("sessions that cannot be are refused", async () => {
    await using endpoint = await scriptedEndpoint(says({ text: "Hello." }));
    await withAgent({ url: endpoint.url, level: "confined" }, async ({ agent, ask, open }) => {
      const opening = (cwd: string) =>
        agent.request(methods.agent.session.new, { cwd, mcpServers: [] });
      await expect(opening("relative")).rejects.toThrow(/absolute/);
      await expect(opening("/nowhere/at/all")).rejects.toThrow(/cannot be read/);
      await expect(ask("unknown", "Hello?")).rejects.toThrow(/no such session/);
      const session = await open();
      const first = ask(session, "Hello?");
      await expect(ask(session, "Hello again?")).rejects.toThrow(/turn is running/);
      expect(await first).toEqual({ stopReason: "end_turn" });
    });
  });
});
