import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import {
  client,
  type ClientContext,
  type McpServer,
  methods,
  ndJsonStream,
  type PromptResponse,
  type SessionUpdate,
} from "@agentclientprotocol/sdk";
import { probeLevels, type SandboxSpec, spawnSandboxed } from "@wheelhouse/sandbox";
import { ensureBundle } from "../../bundle/ensure-bundle.ts";
import { temporaryTree } from "../../scout/temporary-tree.ts";

/** How the agent is started. */
export interface Start {
  readonly url: string;
  readonly level: Extract<SandboxSpec["level"], "enforced" | "confined">;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Home to go on in. */
  readonly home?: string;
  readonly readable?: readonly string[];
}

/** A running agent, as its client sees it. */
export interface Running {
  readonly agent: ClientContext;
  readonly updates: SessionUpdate[];
  readonly root: string;
  readonly loads: boolean;
  /** Most memory that the program has had up to now, in bytes. */
  readonly peakBytes: () => number;
  /** Kills the program as the kernel would. */
  readonly kill: () => void;
  /** Resolves with the first update, from now on, that fits. */
  readonly seen: (fits: (update: SessionUpdate) => boolean) => Promise<void>;
  readonly open: (servers?: readonly McpServer[]) => Promise<string>;
  readonly ask: (session: string, text: string) => Promise<PromptResponse>;
}

let started = 0;

/** Starts the bundled agent in a sandbox, talks to it, and proves it dead. */
export async function withAgent<T>(
  start: Start,
  talk: (running: Running) => Promise<T>,
): Promise<T> {
  const levels = await probeLevels();
  const state = levels[start.level];
  if (!state.available) throw new Error(`${start.level} cannot be had here: ${state.reason}`);
  const program = await ensureBundle("openai-compatible");
  await using tree = await temporaryTree(start.files ?? { "README.md": "A tool.\n" });
  const own = realpathSync(mkdtempSync(join(tmpdir(), "wheelhouse-endpoint-")));
  const home = start.home ?? join(own, "home");
  const tmp = join(own, "tmp");
  for (const path of [home, tmp]) mkdirSync(path, { recursive: true });
  const { programs } = state;
  const process = await spawnSandboxed(
    {
      level: start.level,
      command: start.level === "enforced" ? [programs.node, program] : [program],
      cwd: tree.root,
      env: { WHEELHOUSE_ENDPOINT_URL: start.url, WHEELHOUSE_ENDPOINT_MODEL: "tiny", ...start.env },
      home,
      tmp,
      readable: [tree.root, program, ...(start.readable ?? [])],
      marker: `endpoint-${globalThis.process.pid}-${++started}`,
    },
    programs,
  );
  const { child } = process;
  const stderr: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
  const updates: SessionUpdate[] = [];
  const waiting: { fits: (update: SessionUpdate) => boolean; done: () => void }[] = [];
  const app = client({ name: "test" }).onNotification(
    methods.client.session.update,
    ({ params }) => {
      updates.push(params.update);
      for (const { fits, done } of waiting) if (fits(params.update)) done();
    },
  );
  try {
    const stream = ndJsonStream(Writable.toWeb(child.stdin), Readable.toWeb(child.stdout));
    const result = await app.connectWith(stream, async (agent) => {
      const hello = await agent.request(methods.agent.initialize, {
        protocolVersion: 1,
        clientCapabilities: {},
      });
      return talk({
        agent,
        updates,
        root: tree.root,
        peakBytes: () => peakOf(child.pid ?? 0),
        kill: () => child.kill("SIGKILL"),
        loads: hello.agentCapabilities?.loadSession ?? false,
        seen(fits) {
          const { promise, resolve } = Promise.withResolvers<void>();
          waiting.push({ fits, done: resolve });
          return promise;
        },
        open: async (mcpServers = []) =>
          (
            await agent.request(methods.agent.session.new, {
              cwd: tree.root,
              mcpServers: [...mcpServers],
            })
          ).sessionId,
        ask: (sessionId, text) =>
          agent.request(methods.agent.session.prompt, {
            sessionId,
            prompt: [{ type: "text", text }],
          }),
      });
    });
    const gone = once(child, "exit");
    child.stdin.end();
    await gone;
    if (stderr.length > 0) throw new Error(`the agent complained: ${stderr.join("")}`);
    return result;
  } finally {
    await process.end();
    rmSync(own, { recursive: true, force: true });
  }
}

function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
}

/** What the agent said, of one kind of chunk. */
export function said(
  updates: readonly SessionUpdate[],
  kind: "agent_message_chunk" | "agent_thought_chunk",
): string {
  return updates
    .map((one) =>
      one.sessionUpdate === kind && one.content.type === "text" ? one.content.text : "",
    )
    .join("");
}
