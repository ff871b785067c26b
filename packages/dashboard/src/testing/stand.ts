import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient, type Client } from "@wheelhouse/client";
import { API } from "@wheelhouse/core";
import { afterAll, onTestFinished } from "vitest";
import { z } from "zod";
import { smallRepository } from "../../../cli/src/testing/small-repository.ts";
import { openTerminal, type Terminal } from "../../../cli/src/testing/terminal.ts";

const servedSchema = z.object({ port: z.int(), pid: z.int(), url: z.string() });

/** A real server over a data directory and a repository of its own. */
export interface Stand {
  readonly terminal: Terminal;
  /** Such as `http://127.0.0.1:4747`, without a slash at its end. */
  readonly origin: string;
  readonly client: Client;
  /** An address that lets one browser in, once. */
  entry(): Promise<string>;
  /** Kills the server as a crash would, and starts it again on the same port. */
  restart(): Promise<void>;
  kill(): Promise<void>;
  /** Starts a run over the repository, and says its id. */
  run(
    flow: string,
    more?: { readonly agent?: string; readonly model?: string; readonly title?: string },
  ): Promise<string>;
}

/** Ends of servers that all tests of a file share. */
const endsOfFile: (() => void)[] = [];
let isForFile = false;

afterAll(() => {
  for (const end of endsOfFile.splice(0)) end();
});

/**
 * What is opened by the first test of a file that asks for it, and ends with the file: for tests that only look, or that
 * each begin a run of their own. *Contract*: when opening fails the next test tries again.
 */
export function oncePerFile<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  const tryOpen = async (): Promise<T> => {
    const before = isForFile;
    isForFile = true;
    try {
      return await open();
    } catch (error) {
      opened = undefined;
      throw error;
    } finally {
      isForFile = before;
    }
  };
  return async () => (opened ??= tryOpen());
}

/** Starts the real binary, with more in its environment than is usual, on a data directory that is there already or on a new one; it ends with the test. */
export async function openStand(
  cwd: string = smallRepository(),
  env: Readonly<Record<string, string>> = {},
  home?: string,
): Promise<Stand> {
  const terminal = openTerminal({ cwd, env, ...(home !== undefined && { home }) });
  let running = await serve(terminal, 0);
  const { port } = running.served;
  const origin = `http://127.0.0.1:${port}`;
  const token = readFileSync(join(terminal.home, "server-key"), "utf8").trim();
  const client = createClient({ origin, token });
  return {
    terminal,
    origin,
    client,
    entry: async () => (await client.call(API.launch)).url,
    kill: async () => void (await running.kill9()),
    async restart() {
      await running.kill9();
      running = await serve(terminal, port);
    },
    async run(flow, more = {}) {
      const [project] = await client.call(API.projects);
      const body = {
        project_id: project?.id ?? "",
        flow_name: flow,
        input: { question: "" },
        ...more,
      };
      return (await client.call(API.startRun, { body })).run_id;
    },
  };
}

async function serve(terminal: Terminal, port: number) {
  const running = terminal.start("serve", "--json", "--port", String(port));
  const end = (): void => void running.child.kill("SIGKILL");
  if (isForFile) endsOfFile.push(end);
  else onTestFinished(end);
  const served = servedSchema.parse(JSON.parse(await running.shown(/\{.*\}/)));
  return { ...running, served };
}
