/**
 * Measures the inbox with 50,000 items: `npm run bench:inbox`. The real binary serves a data directory that was filled before, and a real
 * browser opens the page.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createClient } from "@wheelhouse/client";
import { API } from "@wheelhouse/core";
import { chromium, type Page } from "playwright-core";
import { z } from "zod";
import { ensurePage } from "../packages/cli/src/page/ensure-page.ts";
import { findChromium } from "../scripts/find-chromium.ts";
import { fillInbox, type Share } from "./inbox/fill-inbox.ts";
import { writeSection } from "./write-section.ts";

const BIN = fileURLToPath(new URL("../packages/cli/bin/wheelhouse.js", import.meta.url));
const ITEMS = 50_000;
const servedSchema = z.object({ port: z.int() });
const AIM = "< 1,000 ms";

const found = findChromium();
if (found === undefined) throw new Error("there is no Chromium: apt-get install chromium");
const executablePath: string = found;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
await ensurePage({ say, freshen: true });
const root = mkdtempSync(join(tmpdir(), "wheelhouse-bench-inbox-"));
const load = loadavg()[0] ?? 0;
const rows: string[] = [];
try {
  for (const [what, share] of [
    ["a tenth waits", { waits: 10 }],
    ["all wait", { waits: 1 }],
  ] as const)
    await measure(what, share);
} finally {
  rmSync(root, { recursive: true, force: true });
}
const table = ["| what | figure | aim |", "| --- | --- | --- |", ...rows].join("\n");
const when = new Date().toISOString().slice(0, 10);
writeSection(
  "## The inbox",
  `\`npm run bench:inbox\`, ${when}; load of the machine's two cores at the start ${load.toFixed(1)}. ${ITEMS.toLocaleString("en-US")} items of 400 schedules, each with 600 characters of output; the real binary serves,\nheadless Chromium draws in software on the same cores. “Shown” is the frame after the first row of the list is there, from the\nnavigation on.\n\n${table}`,
);

/** One data directory: what its list takes, cold and warm, in the browser and without one. */
async function measure(what: string, share: Share): Promise<void> {
  const home = join(root, `${share.waits}`);
  mkdirSync(home, { mode: 0o700 });
  await fillInbox(home, ITEMS, share);
  // What was filled in must not be written to the disk while the server is measured.
  spawnSync("sync");
  const add = (name: string, figure: string, aim = "–"): void => {
    rows.push(`| ${name}, ${what} | ${figure} | ${aim} |`);
    say(rows.at(-1) ?? "");
  };
  const server = async (): Promise<{ port: number; took: number; end(): Promise<void> }> => {
    const began = performance.now();
    const child = spawn(process.execPath, [BIN, "serve", "--json", "--port", "0"], {
      cwd: root,
      env: { ...process.env, WHEELHOUSE_HOME: home, WHEELHOUSE_REPOSITORIES: "no" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    process.once("exit", () => child.kill("SIGKILL"));
    child.stderr.pipe(process.stderr, { end: false });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { port } = servedSchema.parse(JSON.parse(String((await lines.next()).value)));
    return {
      port,
      took: performance.now() - began,
      async end() {
        child.kill("SIGTERM");
        await new Promise((resolve) => child.once("exit", resolve));
      },
    };
  };
  // The rules look at what they have never seen; later they have.
  const first = await server();
  await first.end();
  const second = await server();
  const { port, took } = second;
  try {
    add(
      "`serve` from its start until it listens",
      `${ms(took)}; ${ms(first.took)} when the rules have seen no item`,
    );
    const origin = `http://127.0.0.1:${port}`;
    const token = readFileSync(join(home, "server-key"), "utf8").trim();
    const client = createClient({ origin, token });
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };

    const browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    try {
      const cold: number[] = [];
      const painted: number[] = [];
      let page: Page | undefined;
      for (let n = 0; n < 5; n++) {
        await page?.context().close();
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        page = await context.newPage();
        const { url } = await client.call(API.launch);
        await page.goto(`${origin}/inbox${new URL(url).hash}`);
        cold.push(await shownAt(page));
        painted.push(await paintedAt(page));
      }
      if (!page) throw new Error("no page was opened");
      const again: number[] = [];
      for (let n = 0; n < 5; n++) {
        await page.reload();
        again.push(await shownAt(page));
      }
      add(
        "first paint where nobody was before, the middle of 5; the list, shown",
        `${ms(middle(painted))}; ${ms(middle(cold))}`,
        AIM,
      );
      add("the list, shown again, the middle of 5", ms(middle(again)), AIM);
      const before = performance.now();
      await page.getByRole("link", { name: "All", exact: true }).click();
      await page.getByRole("list", { name: "Items" }).getByRole("listitem").first().waitFor();
      add("from the press on All to its rows", ms(performance.now() - before), AIM);
    } finally {
      await browser.close();
    }

    const list = (query: object): Promise<unknown> => client.call(API.inbox, { query });
    const many = async (query: object): Promise<string> => {
      const took: number[] = [];
      for (let n = 0; n < 9; n++) took.push(await timed(() => list(query)));
      return `${ms(middle(took))}, longest ${ms(Math.max(...took))}`;
    };
    add(
      "`GET /api/inbox?status=pending&priority=normal`, the middle of 9",
      await many({ status: "pending", priority: "normal", limit: "100" }),
    );
    const counted: number[] = [];
    for (let n = 0; n < 9; n++) {
      const body = { source_type: "api", source_id: "uptime", message: `word ${n}` } as const;
      const posted = API.postInbox.body.parse(body);
      await client.call(API.postInbox, { body: posted });
      counted.push(await timed(() => list({ limit: "1" })));
    }
    add("the same after something has come in: all are counted anew", ms(middle(counted)));
  } finally {
    await second.end();
  }
}

/** Milliseconds from the navigation until the frame after the first row of the list is there. */
async function shownAt(page: Page): Promise<number> {
  return z.number().parse(
    await page.evaluate(
      `new Promise((resolve) => {
        const look = () => document.querySelector('main ul[aria-label="Items"] li') === null
          ? requestAnimationFrame(look) : requestAnimationFrame(() => resolve(performance.now()));
        look();
      })`,
    ),
  );
}

/** Milliseconds from the navigation until anything was drawn. */
async function paintedAt(page: Page): Promise<number> {
  const entry = "performance.getEntriesByName('first-contentful-paint')[0]";
  return z.number().parse(await page.evaluate(`${entry}?.startTime`));
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

function ms(figure: number): string {
  return `${figure.toLocaleString("en-US", { maximumFractionDigits: 0 })} ms`;
}
