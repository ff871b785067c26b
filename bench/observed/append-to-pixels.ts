import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createClient } from "@wheelhouse/client";
import { API } from "@wheelhouse/core";
import { chromium } from "playwright-core";
import { z } from "zod";
import { findChromium } from "../../scripts/find-chromium.ts";
import { untilShown } from "../page/until-shown.ts";

const WHEELHOUSE = fileURLToPath(new URL("../../packages/cli/bin/wheelhouse.js", import.meta.url));
const servedSchema = z.object({ port: z.int() });

/**
 * Milliseconds from the moment in which a harness appends a line to its log until a browser that looks at the run shows
 * it. Undefined where there is no Chromium.
 */
export async function appendToPixels(
  home: string,
  times: number,
): Promise<readonly number[] | undefined> {
  const executablePath = findChromium();
  if (executablePath === undefined) return undefined;
  const log = join(home, "state", "one", "run.log");
  mkdirSync(join(home, "state", "one"), { recursive: true });
  const append = (kind: string, msg: string): void =>
    appendFileSync(log, `${JSON.stringify({ v: 1, ts: Date.now(), kind, msg })}\n`);
  append("run.started", "a run");
  const data = join(home, "served");
  const child = spawn(process.execPath, [WHEELHOUSE, "serve", "--json", "--port", "0"], {
    cwd: home,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      HOME: home,
      WHEELHOUSE_HOME: data,
      WHEELHOUSE_RUN_STATE_DIR: join(home, "state"),
    },
  });
  process.once("exit", () => child.kill("SIGKILL"));
  child.stderr.pipe(process.stderr, { end: false });
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    const { port } = servedSchema.parse(JSON.parse(String(value)));
    const origin = `http://127.0.0.1:${port}`;
    const token = readFileSync(join(data, "server-key"), "utf8").trim();
    const client = createClient({ origin, token });
    const run = await firstRun(client);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const { url } = await client.call(API.launch);
    await page.goto(`${origin}/runs/${run}?view=events${new URL(url).hash}`);
    await page.getByText("run.started").first().waitFor();
    const took: number[] = [];
    for (let index = 0; index < times; index++) {
      const text = `mark ${index} of this measurement`;
      const seen = untilShown(page, text);
      const at = Date.now();
      append("note", text);
      took.push((await seen) - at);
    }
    return took;
  } finally {
    await browser.close();
    child.kill("SIGKILL");
  }
}

/** The id of the run, once the server has read its log. */
async function firstRun(client: ReturnType<typeof createClient>): Promise<string> {
  for (;;) {
    const [run] = await client.call(API.runs, { query: { source: "run-log" } });
    if (run) return run.id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
