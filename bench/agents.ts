import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { type AgentSession, type AttemptSpec, createAgents } from "@wheelhouse/agents";
import { ensureBundle } from "../packages/agents/src/bundle/ensure-bundle.ts";

const UPDATES = 60_000;
/** Of the pieces that the flood has, every other one is a tool call, which is two updates. */
const PIECES = UPDATES / 1.5;
const STARTS = 9;
const IDLE = 20;

/** What the benchmark of agents found. */
export interface AgentFigures {
  /** Updates of a session through our client, a second. */
  readonly updatesPerSecond: number;
  /** From the start of the program to its first word, in milliseconds: ours, under the sandbox. */
  readonly firstWordMs: number;
  /** The same of the bare program and a client that does nothing else. */
  readonly bareFirstWordMs: number;
  readonly level: string;
  /** What an idle session takes of the host's memory, in MB; its program's own is not in it. */
  readonly idleMb: number;
}

function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

/** Times our client over the scripted agent, which says nothing but what its transcript has. */
export async function benchAgents(): Promise<AgentFigures> {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-"));
  const [brief, flood] = [join(root, "brief.yaml"), join(root, "flood.yaml")];
  writeFileSync(brief, transcript(1));
  writeFileSync(flood, transcript(PIECES));
  const first: number[] = [];
  const bare: number[] = [];
  let level = "";
  // Alternating, so that a change of the machine's speed meets both alike.
  for (let start = 0; start <= STARTS; start++) {
    const ours = await firstWord(root, brief, `first${start}`);
    const theirs = await bareFirstWord(root, brief);
    level = ours.level;
    if (start === 0) continue;
    first.push(ours.ms);
    bare.push(theirs);
  }
  const rates: number[] = [];
  for (let round = 0; round < 3; round++) rates.push(await rate(root, flood, `flood${round}`));
  const idleMb = await idle(root, brief);
  rmSync(root, { recursive: true });
  return {
    updatesPerSecond: median(rates),
    firstWordMs: median(first),
    bareFirstWordMs: median(bare),
    level,
    idleMb,
  };
}

async function idle(root: string, model: string): Promise<number> {
  const before = process.memoryUsage.rss();
  const sessions: AgentSession[] = [];
  for (let index = 0; index < IDLE; index++)
    sessions.push(await open(root, model, `idle${index}`, () => undefined));
  const after = process.memoryUsage.rss();
  await Promise.all(sessions.map((session) => session.close("done")));
  return Math.max(0, after - before) / IDLE / 2 ** 20;
}

function transcript(pieces: number): string {
  const play = Array.from({ length: pieces }, (_, index) =>
    index % 2 === 0 ? "      - text: a word or two\n" : `      - tool: { title: read a file }\n`,
  );
  return `version: 1\nturns:\n  - step: "*"\n    play:\n${play.join("")}      - text: over\n`;
}

async function open(
  root: string,
  model: string,
  attempt: string,
  onEvent: (type: string) => void,
): Promise<AgentSession> {
  const at = join(root, attempt);
  const places = { cwd: join(at, "cwd"), home: join(at, "home"), tmp: join(at, "tmp") };
  for (const path of Object.values(places)) mkdirSync(path, { recursive: true });
  const spec: AttemptSpec = {
    ...places,
    run: "bench",
    step: "step",
    attempt,
    role: "author",
    persona: "bench",
    generation: 1,
    ordinal: 1,
    agent: "scripted",
    model,
    access: "read",
    readable: [],
    silenceMs: 60_000,
    timeoutMs: 120_000,
  };
  const session = await AGENTS.open(
    spec,
    ({ type }) => onEvent(type),
    new AbortController().signal,
  );
  if ("usable" in session) throw new Error(session.reason);
  return session;
}

const AGENTS = createAgents();

async function firstWord(root: string, model: string, attempt: string) {
  const started = performance.now();
  const { promise, resolve } = Promise.withResolvers<number>();
  const session = await open(root, model, attempt, (type) => {
    if (type === "agent.tool.started" || type === "agent.text")
      resolve(performance.now() - started);
  });
  await session.prompt("go", { step: "step" });
  await session.close("done");
  return { ms: await promise, level: session.level };
}

/** The same program without a sandbox, by the shortest client there can be. */
async function bareFirstWord(root: string, model: string): Promise<number> {
  const program = await ensureBundle("scripted");
  const started = performance.now();
  const child = spawn(process.execPath, [program, model], {
    cwd: root,
    stdio: ["pipe", "pipe", "ignore"],
  });
  const ask = (id: number, method: string, params: object): void =>
    void child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
  ask(0, "initialize", { protocolVersion: 1, clientCapabilities: {} });
  for await (const line of createInterface({ input: child.stdout })) {
    const said: { id?: number; method?: string; result?: { sessionId?: string } } =
      JSON.parse(line);
    if (said.id === 0) ask(1, "session/new", { cwd: root, mcpServers: [] });
    const sessionId = said.result?.sessionId;
    if (sessionId !== undefined)
      ask(2, "session/prompt", { sessionId, prompt: [{ type: "text", text: "go" }] });
    if (said.method === "session/update") break;
  }
  const ms = performance.now() - started;
  child.kill("SIGKILL");
  return ms;
}

async function rate(root: string, model: string, attempt: string): Promise<number> {
  const session = await open(root, model, attempt, () => undefined);
  const started = performance.now();
  const end = await session.prompt("go", { step: "step" });
  const seconds = (performance.now() - started) / 1000;
  await session.close("done");
  if (end.end !== "done") throw new Error(JSON.stringify(end));
  return UPDATES / seconds;
}
