import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, watch, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Scenario, Turn } from "./scenarios.ts";
import { programOf, type SessionCli } from "./session-clis.ts";

const MODEL_SERVER = join(import.meta.dirname, "../../../../agents/src/model-server/main.ts");

/** Where a scenario is played. */
export interface Stage {
  /** Where the agents are installed. */
  readonly agents: string;
  /** An empty directory: the agent's home and its repository come to lie in it. */
  readonly directory: string;
  /** Ends all processes at once when it is aborted, as by a test that takes too long. */
  readonly signal?: AbortSignal;
}

/** What came of a scenario. */
export interface Played {
  /** Directory of the session files. */
  readonly sessions: string;
  readonly repository: string;
  /** What each process said and how it ended. */
  readonly outputs: readonly string[];
}

/** Runs a real agent against a scripted model. Its home is a new one; nothing is left running. */
export async function playScenario(
  cli: SessionCli,
  { turns, rules }: Scenario,
  { agents, directory, signal }: Stage,
): Promise<Played> {
  const program = programOf(cli, agents);
  if (program === undefined) throw new Error(`${cli.id} is not installed in ${agents}.`);
  const home = join(directory, "home");
  const repository = join(directory, "shop");
  // A home of its own beside it: some agents refuse one among temporary files.
  const tmp = join(directory, "tmp");
  mkdirSync(tmp);
  for (const [path, text] of Object.entries(cli.files)) put(join(home, path), text);
  put(join(repository, "notes.md"), "# Notes\n\nThe shop opens at nine.\n");
  execFileSync("git", ["init", "-q", "-b", "main", repository]);
  const script = join(directory, "model.yaml");
  const text = JSON.stringify({ version: 1, rules });
  writeFileSync(
    script,
    text.replaceAll("NOTES", join(repository, "notes.md")).replaceAll("HELPER_TOOL", cli.helper),
  );
  const server = spawn(process.execPath, [MODEL_SERVER, script], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  server.stderr.pipe(process.stderr, { end: false });
  let agent: ChildProcess | undefined;
  const stop = (): void => {
    server.kill("SIGKILL");
    if (agent) killGroup(agent);
  };
  signal?.addEventListener("abort", stop);
  try {
    const url = await urlOf(server);
    const outputs: string[] = [];
    let session: string | undefined;
    for (const turn of turns) {
      const { args, env } = cli.call({ turn, url, home, session });
      const child = spawn(program, args, {
        cwd: repository,
        env: {
          PATH: process.env["PATH"],
          HOME: home,
          TERM: "dumb",
          TMPDIR: tmp,
          ...env,
        },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      agent = child;
      const output = await endOf(child, turn, repository);
      outputs.push(output);
      session ??= /"(?:session_id|thread_id)":"([^"]+)"/.exec(output)?.[1];
    }
    return { sessions: join(home, cli.sessions), repository, outputs };
  } finally {
    stop();
    signal?.removeEventListener("abort", stop);
  }
}

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("The model server has no output.");
  for await (const line of createInterface({ input: stdout })) {
    const { url }: { readonly url?: string } = JSON.parse(line);
    if (url !== undefined) return url;
  }
  throw new Error("The model server ended.");
}

async function endOf(child: ChildProcess, { signal }: Turn, repository: string): Promise<string> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
  const ended = once(child, "exit");
  if (signal !== undefined) {
    await Promise.race([appears(join(repository, "started")), ended]);
    child.kill(signal);
  }
  const [code, by] = await ended;
  killGroup(child);
  return `${output}\nexit ${code ?? by}\n`;
}

/** What an agent leaves behind: its commands are in its group, unless it gave them one of their own. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}

function appears(path: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(dirname(path), () => {
      if (!existsSync(path)) return;
      watcher.close();
      resolve();
    });
  });
}
