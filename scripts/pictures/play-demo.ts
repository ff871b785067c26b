import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { z } from "zod";
import { firstLine } from "./first-line.ts";

const servedSchema = z.object({ url: z.url(), home: z.string(), project: z.string() });

/** A server over the sample project of a demonstration. */
export interface PlayedDemo {
  /** Such as `http://127.0.0.1:4747`. */
  readonly origin: string;
  /** Lets one browser in, once: the fragment of an address. */
  readonly hash: string;
  /** Its data directory. */
  readonly home: string;
  /** Where its project is. */
  readonly project: string;
  readonly close: () => void;
}

/** Serves a demonstration, whose agents play a transcript, from a data directory that is new. */
export async function playDemo(
  bin: string,
  name: "issues" | "inbox",
  home: string,
): Promise<PlayedDemo> {
  const args = ["demo", name, "--serve", "--json", "--port", "0", "--home", home];
  const server = spawn(process.execPath, [bin, ...args], {
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const close = (): void => void server.kill("SIGKILL");
  process.once("exit", close);
  server.stderr.pipe(process.stderr, { end: false });
  const { url, project } = servedSchema.parse(JSON.parse(await firstLine(server.stdout)));
  const { origin, hash } = new URL(url);
  return { origin, hash, home, project, close };
}
