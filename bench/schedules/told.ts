import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { alertSettingsSchema } from "@wheelhouse/core";
import { z } from "zod";
import { writeAlertSettings } from "../../packages/cli/src/alerts/alert-files.ts";
import { privateDirectory } from "../../packages/cli/src/home/private-directory.ts";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/wheelhouse.js", import.meta.url));
const ROUNDS = 50;
/** Whoever was not told by then never is. Milliseconds. */
const PATIENCE_MS = 30_000;

const servedSchema = z.object({ port: z.int() });
const alertSchema = z.object({ title: z.string() });

/** How long it took until a receiver had its alert, in milliseconds, each of so many. */
export interface Told {
  /** From the answer of 401 that a schedule's call was given. */
  readonly ofCalls: readonly number[];
  /** From the call that posts a failed sign-in. */
  readonly ofPosts: readonly number[];
}

/**
 * A real server, which finds no agent and reaches no model; a schedule whose call is refused, again and again under another name; and a
 * webhook that notes when it is called.
 */
export async function measureTold(root: string): Promise<Told> {
  const project = join(root, "project");
  mkdirSync(project);
  const home = join(root, "home");
  const came = new Map<string, (at: number) => void>();
  const hook = await listening((body, response) => {
    const { title } = alertSchema.parse(JSON.parse(body));
    for (const [name, tell] of came) if (title.startsWith(`${name} `)) tell(performance.now());
    response.end();
  });
  const left = new Map<string, number>();
  const refusing = await listening((_, response, path) => {
    left.set(path.slice(1), performance.now());
    response.writeHead(401).end();
  });
  privateDirectory(home);
  const webhook = { url: hook.url, secretEnv: "HOOK" };
  writeAlertSettings(home, alertSettingsSchema.parse({ webhook }));
  const env = {
    HOME: root,
    PATH: "/usr/bin:/bin",
    HOOK: "a secret of this measurement",
    WHEELHOUSE_HOME: home,
    WHEELHOUSE_LOCAL_PORTS: "none",
  };
  const args = [BIN, "serve", "--json", "--port", "0"];
  const child = spawn(process.execPath, args, { cwd: project, env });
  child.stderr.resume();
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { port } = servedSchema.parse(JSON.parse(String((await lines.next()).value)));
    const key = readFileSync(join(home, "server-key"), "utf8").trim();
    const call = async (path: string, body?: unknown): Promise<unknown> => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    };
    const told = (name: string): Promise<number> => {
      const { promise, resolve } = Promise.withResolvers<number>();
      came.set(name, resolve);
      setTimeout(() => resolve(Infinity), PATIENCE_MS).unref();
      return promise;
    };
    const { id } = z
      .object({ id: z.string() })
      .parse(await call("/api/projects", { path: project }));
    const schedules = `/api/projects/${id}/schedules`;

    const ofCalls: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const name = `sync-${n}`;
      const act = { kind: "http", method: "GET", url: `${refusing.url}/${name}` };
      await call(schedules, { name, cron: "0 3 29 2 *", zone: "UTC", act });
      const arrives = told(name);
      await call(`${schedules}/${name}/run`, {});
      ofCalls.push((await arrives) - (left.get(name) ?? 0));
    }
    const ofPosts: number[] = [];
    for (let n = 0; n < ROUNDS; n++) {
      const name = `mail-${n}`;
      const arrives = told(name);
      const start = performance.now();
      await call("/api/inbox", {
        source_type: "api",
        source_id: name,
        message: `${name} is signed out`,
        outcome: { result: "failed", class: "auth" },
      });
      ofPosts.push((await arrives) - start);
    }
    return { ofCalls, ofPosts };
  } finally {
    child.kill();
    await once(child, "exit");
    hook.server.close();
    refusing.server.close();
  }
}

/** A receiver on this machine. */
export async function listening(
  answer: (body: string, response: ServerResponse, path: string) => void,
): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => answer(body, response, request.url ?? ""));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}` };
}
