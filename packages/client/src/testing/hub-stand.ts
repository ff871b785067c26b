import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { API } from "@wheelhouse/core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "rolldown";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";
import { type Client, createClient } from "../call/create-client.ts";
import { startJournalServer } from "./journal-server.ts";
import type { ServerOrder } from "./serve-journal.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The Chromium of this machine. */
    readonly chromium: string;
  }
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A server in a process of its own, and a browser that it has let in. */
export interface HubStand {
  readonly context: BrowserContext;
  readonly origin: string;
  /** A program's client, with the server's token. */
  readonly client: Client;
  /** Opens a tab on the test's page; `query` says what it hears. */
  tab(query: string): Promise<Page>;
  /** The address of such a tab, which lets one browser in. */
  address(query: string): Promise<string>;
  order(order: ServerOrder): Promise<unknown>;
  kill(): Promise<void>;
  /** Another secret throws everybody out. */
  start(secret?: string): Promise<void>;
}

let pages = "";
let browser: Browser | undefined;

/** Makes the page once for all tests of a file, and opens one browser. */
export function useHubStands(): void {
  beforeAll(async () => {
    pages = mkdtempSync(join(tmpdir(), "wheelhouse-hub-page-"));
    const input = { page: file("hub-page.ts"), worker: file("../worker/live-worker.ts") };
    await build({
      input,
      platform: "browser",
      output: { dir: pages, format: "esm", entryFileNames: "[name].js" },
      logLevel: "silent",
    });
    const html = '<!doctype html><title>Hub</title><script type="module" src="/page.js"></script>';
    writeFileSync(join(pages, "index.html"), html);
    writeFileSync(join(pages, "silent.js"), "");
    browser = await chromium.launch({
      executablePath: inject("chromium"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(pages, { recursive: true, force: true });
  });
}

/** A stand of one test, which goes with it. */
export async function openHubStand(): Promise<HubStand> {
  const home = mkdtempSync(join(tmpdir(), "wheelhouse-hub-"));
  let secret = "the-first-secret";
  let server = await startJournalServer({ home, pages, port: 0, secret });
  const { port } = server;
  if (browser === undefined) throw new Error("useHubStands comes first");
  const context = await browser.newContext();
  context.setDefaultTimeout(90_000);
  onTestFinished(async () => {
    await context.close();
    await server.kill();
    rmSync(home, { recursive: true, force: true });
  });
  const origin = `http://127.0.0.1:${port}`;
  const address = async (query: string): Promise<string> => {
    const { hash } = new URL(String(await server.order({ do: "entry" })));
    return `${origin}/?${query}${hash}`;
  };
  return {
    context,
    origin,
    get client() {
      return createClient({ origin, token: secret });
    },
    order: (order) => server.order(order),
    kill: () => server.kill(),
    address,
    async tab(query) {
      const page = await context.newPage();
      await page.goto(await address(query));
      await page.waitForFunction(() => "live" in globalThis);
      return page;
    },
    async start(another = secret) {
      secret = another;
      server = await startJournalServer({ home, pages, port, secret });
    },
  };
}

/** How many streams the server has open. */
export async function streamsOf({ client }: HubStand): Promise<number> {
  return (await client.call(API.health)).streams;
}
