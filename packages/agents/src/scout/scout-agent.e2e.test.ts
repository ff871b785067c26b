import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import {
  client,
  methods,
  ndJsonStream,
  type PromptRequest,
  type ClientContext,
  type SessionUpdate,
} from "@agentclientprotocol/sdk";
import { findingsOutputSchema, validationOutputSchema } from "@wheelhouse/core";
import { describe, expect, onTestFinished, test } from "vitest";
import { temporaryTree } from "./temporary-tree.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));
const REPOSITORY = join(dirname(MAIN), "../../../..");

interface Run {
  readonly agent: ClientContext;
  readonly updates: SessionUpdate[];
  /** Resolves with the first update of a kind. */
  readonly seen: (kind: SessionUpdate["sessionUpdate"]) => Promise<void>;
}

/** Starts the program, talks to it, and sees that it ends by itself when its input ends. */
async function withScout<T>(
  options: readonly string[],
  talk: (run: Run) => Promise<T>,
): Promise<T> {
  const child = spawn(process.execPath, [...options, MAIN], {
    env: {},
    stdio: ["pipe", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const stderr: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  const ended = once(child, "exit");
  const updates: SessionUpdate[] = [];
  const waiting: { kind: string; done: () => void }[] = [];
  const app = client({ name: "test" }).onNotification(
    methods.client.session.update,
    ({ params }) => {
      updates.push(params.update);
      for (const one of waiting) if (one.kind === params.update.sessionUpdate) one.done();
    },
  );
  const seen = (kind: string): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ kind, done: resolve });
    return promise;
  };
  const stream = ndJsonStream(Writable.toWeb(child.stdin), Readable.toWeb(child.stdout));
  const result = await app.connectWith(stream, async (agent) => {
    await agent.request(methods.agent.initialize, { protocolVersion: 1, clientCapabilities: {} });
    return talk({ agent, updates, seen });
  });
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
  expect(Buffer.concat(stderr).toString()).toBe("");
  return result;
}

const text = (updates: readonly SessionUpdate[]): string =>
  updates
    .map((one) =>
      one.sessionUpdate === "agent_message_chunk" && one.content.type === "text"
        ? one.content.text
        : "",
    )
    .join("");

function handedIn(message: string): unknown {
  const start = message.lastIndexOf("\n```json\n") + "\n```json\n".length;
  return JSON.parse(message.slice(start, message.indexOf("\n```", start)));
}

const FILES = {
  "src/run.ts": `import { execSync } from "node:child_process";\nexport const run = (branch: string) => execSync(\`git log \${branch}\`);\n`,
  "README.md": "A tool.\n",
};
const prompt = (sessionId: string, text: string): PromptRequest => ({
  sessionId,
  prompt: [{ type: "text" as const, text }],
});

describe("scout as a program", () => {
  test("finds over ACP, shows what it does, and validates in a loaded session", async () => {
    await using tree = await temporaryTree(FILES);
    await withScout([], async ({ agent, updates }) => {
      const { sessionId } = await agent.request(methods.agent.session.new, {
        cwd: tree.root,
        mcpServers: [],
      });
      const end = await agent.request(
        methods.agent.session.prompt,
        prompt(sessionId, "Look around."),
      );
      expect(end.stopReason).toBe("end_turn");
      const found = findingsOutputSchema.parse(handedIn(text(updates)));
      expect(found.findings.map((one) => one.topic)).toEqual(["security"]);
      const tools = updates.filter((one) => one.sessionUpdate === "tool_call");
      expect(tools[0]?.kind).toBe("read");
      expect(new Set(tools.slice(1).map((one) => one.kind))).toEqual(new Set(["search"]));
      const located = updates.find(
        (one) => one.sessionUpdate === "tool_call_update" && (one.locations?.length ?? 0) > 0,
      );
      expect(located).toMatchObject({
        status: "completed",
        locations: [{ path: join(tree.root, "src/run.ts"), line: 2 }],
      });
      expect(updates.some((one) => one.sessionUpdate === "agent_thought_chunk")).toBe(true);

      await agent.request(methods.agent.session.load, {
        sessionId: "earlier",
        cwd: tree.root,
        mcpServers: [],
      });
      updates.length = 0;
      const brief = JSON.stringify({ role: "validate", findings: found.findings });
      await agent.request(
        methods.agent.session.prompt,
        prompt("earlier", `Try to refute.\n\n\`\`\`brief\n${brief}\n\`\`\`\n`),
      );
      const validation = validationOutputSchema.parse(handedIn(text(updates)));
      expect(validation.verdicts.map((one) => one.verdict)).toEqual(["confirmed"]);
    });
  });

  test("a cancel ends the turn soon", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [
        `src/f${i}.ts`,
        "export const x = (a: number) => (a > 1 ? 1 : 2);\n".repeat(40),
      ]),
    );
    await using tree = await temporaryTree(files);
    await withScout([], async ({ agent, updates, seen }) => {
      const { sessionId } = await agent.request(methods.agent.session.new, {
        cwd: tree.root,
        mcpServers: [],
      });
      const begun = seen("tool_call");
      const turn = agent.request(methods.agent.session.prompt, prompt(sessionId, "Look."));
      await begun;
      await agent.notify(methods.agent.session.cancel, { sessionId });
      expect((await turn).stopReason).toBe("cancelled");
      expect(text(updates)).toBe("");
    });
  });

  test("a brief that is not valid, a folder that is not there and an unknown session are refused", async () => {
    await withScout([], async ({ agent }) => {
      const { sessionId } = await agent.request(methods.agent.session.new, {
        cwd: "/nowhere/at/all",
        mcpServers: [],
      });
      const ask = (id: string, words: string) =>
        agent.request(methods.agent.session.prompt, prompt(id, words));
      await expect(ask(sessionId, "Look.")).rejects.toThrow(/tree cannot be read/);
      await expect(ask(sessionId, "```brief\n{}\n```")).rejects.toThrow(
        /brief is not valid at role/,
      );
      await expect(ask("unknown", "Look.")).rejects.toThrow(/no such session/);
      await expect(
        agent.request(methods.agent.session.new, { cwd: "relative", mcpServers: [] }),
      ).rejects.toThrow(/absolute/);
    });
  });

  test("it needs no more than to read the tree", async () => {
    await using tree = await temporaryTree(FILES);
    const allowed = [REPOSITORY, tree.root].map((path) => `--allow-fs-read=${path}`);
    await withScout(
      ["--permission", "--no-experimental-sqlite", ...allowed],
      async ({ agent, updates }) => {
        const { sessionId } = await agent.request(methods.agent.session.new, {
          cwd: tree.root,
          mcpServers: [],
        });
        await agent.request(methods.agent.session.prompt, prompt(sessionId, "Look."));
        expect(findingsOutputSchema.parse(handedIn(text(updates))).findings).toHaveLength(1);
      },
    );
  });
});
