import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { privateDirectory } from "../../packages/cli/src/home/private-directory.ts";
import { findProject } from "../../packages/cli/src/project/find-project.ts";
import { writeOwnSettings } from "../../packages/cli/src/project/own-settings.ts";
import { streamOf } from "./stream-of.ts";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/wheelhouse.js", import.meta.url));
const servedSchema = z.object({ port: z.int() });

/** A conversation with a real server. */
export interface Talk {
  /** From the call that says something to the first word of its reply on the stream, in milliseconds; resolves when the reply has ended. */
  say(): Promise<number>;
  /** Ends the agent of the thread, and lets the next message open it again. */
  rest(): Promise<void>;
  end(): Promise<void>;
}

/** Serves a project of so many files, in whose threads a transcript is played. */
export async function openTalk(root: string, transcript: string, files: number): Promise<Talk> {
  const path = join(root, "project");
  const home = join(root, "home");
  makeRepository(path, files);
  privateDirectory(home);
  const project = findProject(path, path);
  writeOwnSettings(home, project.path, { orchestrator: { agent: "scripted", model: transcript } });
  const env = {
    HOME: root,
    PATH: process.env["PATH"],
    WHEELHOUSE_HOME: home,
    WHEELHOUSE_LOCAL_PORTS: "none",
    WHEELHOUSE_REPOSITORIES: "no",
    WHEELHOUSE_KEEP_AWAKE: "no",
  };
  const child = spawn(process.execPath, [BIN, "serve", "--json", "--port", "0"], {
    cwd: path,
    env,
  });
  child.stderr.resume();
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { port } = servedSchema.parse(JSON.parse(String((await lines.next()).value)));
  const key = readFileSync(join(home, "server-key"), "utf8").trim();
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const at = `http://127.0.0.1:${port}`;
  const post = async (verb: string, body: object): Promise<void> => {
    const address = `${at}/api/projects/${project.id}/orchestrator/${verb}`;
    const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${verb}: ${await answer.text()}`);
  };
  await post("start", {});
  const stream = await streamOf(`${at}/api/stream?topics=thread:${project.id}/main`, headers);
  return {
    async say() {
      const heard = stream.next(({ event }) => event === "heard");
      const ended = stream.next(
        ({ event, data }) => event === "patch" && data.includes('"status":"idle"'),
      );
      const from = performance.now();
      await post("send", { text: "go" });
      const ms = (await heard) - from;
      await ended;
      return ms;
    },
    async rest() {
      await post("stop", {});
      await post("start", {});
    },
    async end() {
      stream.close();
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function makeRepository(path: string, files: number): void {
  const git = (...args: string[]): void =>
    void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], {
      cwd: path,
    });
  for (let at = 0; at < files; at++) {
    const directory = join(path, `src/part${at % 20}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `file${at}.ts`), `export const value${at} = ${at};\n`);
  }
  git("init", "-q", "-b", "main", ".");
  git("add", "-A");
  git("commit", "-q", "-m", "All of it");
}
