import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { createClient } from "@wheelhouse/client";
import { API } from "@wheelhouse/core";
import { z } from "zod";
import { findChromium } from "../../scripts/find-chromium.ts";
import type { Order } from "./order.ts";

const SERVER = fileURLToPath(new URL("stream-server.ts", import.meta.url));
/** The built page. */
export const PAGE = fileURLToPath(new URL("../../packages/dashboard/dist/page", import.meta.url));

/** A server in a process of its own, and a browser. */
export interface Stand extends AsyncDisposable {
  readonly origin: string;
  readonly token: string;
  readonly browser: Browser;
  /** Tells the server's process to do something; answers when it has. */
  tell(order: Order): Promise<Record<string, unknown>>;
  /** A tab of 1440 by 900 that was let in, at a place of the page; a script runs in it before any other. */
  open(place: string, script?: string): Promise<Page>;
}

/** Starts both. */
export async function openStand(): Promise<Stand> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new Error("there is no Chromium: apt-get install chromium");
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-bench-page-"));
  const child = spawn(process.execPath, [SERVER, home, PAGE], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  child.stderr.pipe(process.stderr, { end: false });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Record<string, unknown>> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error("the server's process ended");
    return JSON.parse(value);
  };
  let turn: Promise<unknown> = Promise.resolve();
  const tell = (order: Order): Promise<Record<string, unknown>> => {
    const answer = turn.then(() => {
      child.stdin.write(`${JSON.stringify(order)}\n`);
      return next();
    });
    turn = answer.catch(() => undefined);
    return answer;
  };
  const { port, token } = z.object({ port: z.int(), token: z.string() }).parse(await next());
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--js-flags=--expose-gc",
    ],
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    token,
    browser,
    tell,
    async open(place, script) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      if (script !== undefined) await page.addInitScript(script);
      const { url } = await createClient({ origin, token }).call(API.launch);
      await page.goto(`${origin}${place}${new URL(url).hash}`);
      return page;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      child.kill("SIGKILL");
      rmSync(home, { recursive: true, force: true });
    },
  };
}
