import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { API, type RunListItem, type RunObject } from "@wheelhouse/core";
import { expect } from "vitest";
import { serve } from "./serve.ts";
import { openTerminal } from "./terminal.ts";

/** A server that observes, and what a client of it asks. */
export interface ObservingServer {
  readonly home: string;
  readonly call: (path: string, body?: unknown) => Promise<Response>;
  /** With more headers than the token. */
  readonly get: (path: string, headers: Readonly<Record<string, string>>) => Promise<Response>;
  readonly runs: () => Promise<readonly RunListItem[]>;
  /** A run by the beginning of its id, once it is there and as it is to be. */
  readonly run: (begins: string, fits: (run: RunObject) => boolean) => Promise<RunObject>;
  /** Ends as at an interruption; resolves when its process is gone. */
  readonly end: () => Promise<void>;
  /** Killed as a crash would, and started again; something may be done while it is dead. */
  readonly restart: (meanwhile?: () => void) => Promise<ObservingServer>;
}

/** Serves over a data directory of its own, or a given one; nothing is observed but what the environment names. */
export async function observingServer(
  env: Readonly<Record<string, string>>,
  home?: string,
): Promise<ObservingServer> {
  const nobody = mkdtempSync(join(tmpdir(), "wheelhouse-nobody-"));
  const options = {
    cwd: nobody,
    env: { HOME: nobody, ...env },
    ...(home !== undefined && { home }),
  };
  const terminal = openTerminal(options);
  const server = await serve(terminal);
  const { call } = server;
  const runs = async () =>
    API.runs.reply.parse(await (await call("/api/runs?source=observed")).json());
  const whole = async (begins: string): Promise<RunObject | undefined> => {
    const found = (await runs()).find(({ id }) => id.startsWith(begins));
    return found && API.run.reply.parse(await (await call(`/api/runs/${found.id}`)).json());
  };
  return {
    home: terminal.home,
    call,
    get: (path, headers) => server.get(path, headers),
    runs,
    async run(begins, fits) {
      let last: RunObject | undefined;
      await expect
        .poll(
          async () => {
            last = await whole(begins);
            return last !== undefined && fits(last);
          },
          { timeout: 20_000 },
        )
        .toBe(true);
      if (!last) throw new Error(`there is no run ${begins}`);
      return last;
    },
    async end() {
      server.child.kill("SIGTERM");
      await server.ended;
    },
    async restart(meanwhile) {
      await server.kill9();
      meanwhile?.();
      return observingServer(env, terminal.home);
    },
  };
}
