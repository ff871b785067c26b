import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type Client, createClient } from "../call/create-client.ts";

const BIN = fileURLToPath(new URL("../../../cli/bin/wheelhouse.js", import.meta.url));

/** A port of this machine that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  const port = await promise;
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  await closed.promise;
  return port;
}

/** The real server, in a process of its own. */
export interface RealServer {
  readonly client: Client;
  /** State directory of a harness, which it watches. */
  readonly logs: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** Opens a server that can be killed and started again at the same address. It reads no home but one of its own. */
export async function openRealServer(): Promise<RealServer> {
  const place = mkdtempSync(join(tmpdir(), "wheelhouse-client-"));
  mkdirSync(join(place, "project/.git"), { recursive: true });
  const home = join(place, "home");
  const logs = join(place, "state");
  mkdirSync(logs);
  const port = String(await freePort());
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const args = [BIN, "serve", "--json", "--port", port, "--home", home];
    const env = {
      ...process.env,
      HOME: place,
      WHEELHOUSE_LOCAL_PORTS: "none",
      WHEELHOUSE_RUN_STATE_DIR: logs,
      WHEELHOUSE_SESSIONS: "no",
      WHEELHOUSE_REPOSITORIES: "no",
    };
    const started = spawn(process.execPath, args, {
      cwd: join(place, "project"),
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child = started;
    started.stderr.pipe(process.stderr, { end: false });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    started.stdout.once("data", () => resolve());
    started.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    await promise;
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    child.removeAllListeners("exit").once("exit", () => resolve());
    child.kill("SIGKILL");
    await promise;
  };
  onTestFinished(async () => {
    await kill();
    rmSync(place, { recursive: true, force: true });
  });
  await start();
  const token = readFileSync(join(home, "server-key"), "utf8").trim();
  return { start, kill, logs, client: createClient({ origin: `http://127.0.0.1:${port}`, token }) };
}
