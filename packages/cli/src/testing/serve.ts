import { readFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import type { Terminal } from "./terminal.ts";

/** What `wheelhouse serve --json` says of a server. */
export const servedSchema = z.object({
  status: z.string(),
  port: z.int(),
  pid: z.int(),
  url: z.string(),
  resumes: z.array(z.string()).optional(),
});

/** A server of a terminal's data directory that has said where it is. It ends with the test. */
export async function serve(terminal: Terminal, ...args: string[]) {
  const running = terminal.start("serve", "--json", "--port", "0", ...args);
  onTestFinished(() => void running.child.kill("SIGKILL"));
  const served = servedSchema.parse(JSON.parse(await running.shown(/\{.*\}/)));
  const secret = readFileSync(join(terminal.home, "server-key"), "utf8").trim();
  const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
  const call = (path: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${served.port}${path}`, {
      headers,
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
    });
  const get = (path: string, more: Readonly<Record<string, string>>) =>
    fetch(`http://127.0.0.1:${served.port}${path}`, { headers: { ...headers, ...more } });
  const post = (path: string, body: unknown, more: Readonly<Record<string, string>>) =>
    fetch(`http://127.0.0.1:${served.port}${path}`, {
      method: "POST",
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
  return { ...running, served, call, get, post };
}
