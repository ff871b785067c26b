import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { ensureBundle } from "../../packages/agents/src/bundle/ensure-bundle.ts";

interface Said {
  readonly id?: number;
  readonly method?: string;
  readonly result?: { readonly sessionId?: string };
}

/** The bare program of an agent with the shortest client there can be: no sandbox, no journal, nobody who listens beside. */
export interface BareTalk {
  /** From the prompt to the first word, in milliseconds. */
  prompt(): Promise<number>;
  end(): void;
}

/** Starts it; the first prompt is sent as soon as its session is there, and counts from the start of the program. */
export async function openBareTalk(
  root: string,
  transcript: string,
): Promise<BareTalk & { readonly coldMs: number }> {
  const program = await ensureBundle("scripted");
  const started = performance.now();
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program, transcript],
    { cwd: root, env: { HOME: root }, stdio: ["pipe", "pipe", "ignore"] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let last = 0;
  const ask = (method: string, params: object): number => {
    const id = ++last;
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    return id;
  };
  async function until(fits: (said: Said) => boolean): Promise<Said> {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error("the bare agent has ended");
      const said: Said = JSON.parse(value);
      if (fits(said)) return said;
    }
  }
  const initialized = ask("initialize", { protocolVersion: 1, clientCapabilities: {} });
  await until(({ id }) => id === initialized);
  const opening = ask("session/new", { cwd: root, mcpServers: [] });
  const { result } = await until(({ id }) => id === opening);
  const sessionId = result?.sessionId;
  async function prompt(): Promise<number> {
    const from = performance.now();
    const asking = ask("session/prompt", { sessionId, prompt: [{ type: "text", text: "go" }] });
    await until(({ method }) => method === "session/update");
    const ms = performance.now() - from;
    await until(({ id }) => id === asking);
    return ms;
  }
  const opened = performance.now() - started;
  return { coldMs: opened + (await prompt()), prompt, end: () => void child.kill("SIGKILL") };
}
