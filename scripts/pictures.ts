/**
 * Makes the pictures of the README, light and dark, from the sample runs, the sample issues and the sample inbox: `npm run
 * pictures`. It takes some minutes, most of which the samples need. `npm run pictures issues` makes those of issues only, and
 * `npm run pictures inbox` those of the inbox and the chat.
 */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { z } from "zod";
import { findChromium } from "./find-chromium.ts";
import { firstLine } from "./pictures/first-line.ts";
import { playDemo } from "./pictures/play-demo.ts";
import { workOnIssues } from "./pictures/work-on-issues.ts";

const BIN = fileURLToPath(new URL("../packages/cli/bin/wheelhouse.js", import.meta.url));
const OUT = fileURLToPath(new URL("../docs/pictures/", import.meta.url));

/** The live run is some way in by then, in milliseconds. */
const PATIENCE_MS = 120_000;

const samplesSchema = z.object({
  url: z.url(),
  runs: z.array(z.object({ id: z.string(), shows: z.string() })),
  live: z.string(),
});
const observedSchema = z.tuple([z.object({ id: z.string() })]).rest(z.unknown());
type Samples = z.infer<typeof samplesSchema>;

/** Places to show, by the name of their picture; `done` is what stands there when all of it is drawn. */
function places(
  { runs, live }: Samples,
  observed: string,
): Record<string, { path: string; done: string }> {
  const found = runs.find(({ shows }) => shows === "completed with findings")?.id ?? live;
  return {
    now: { path: "/", done: "Needs you" },
    graph: { path: `/runs/${live}?view=graph`, done: "Wave 6" },
    report: {
      path: `/runs/${found}?view=report&file=src/refunds.js:13-14`,
      done: "Set aside by the report",
    },
    // The agent that the page follows has said something by then.
    steps: { path: `/runs/${live}?view=steps`, done: "paid once, tried again" },
    observed: { path: `/runs/${observed}?view=events`, done: "asks a person to take the wheel" },
  };
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error("there is no Chromium: apt-get install chromium");
const home = mkdtempSync(join(tmpdir(), "wheelhouse-pictures-"));
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
mkdirSync(OUT, { recursive: true });
try {
  const [, , only] = process.argv;
  if (only === undefined) await showRuns(browser);
  if (only !== "inbox") await showIssues(browser);
  if (only !== "issues") await showInbox(browser);
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}

async function showRuns(within: Browser): Promise<void> {
  const args = ["demo", "--fill", "--serve", "--json", "--port", "0", "--home", join(home, "runs")];
  const server = spawn(process.execPath, [BIN, ...args], {
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  process.once("exit", () => server.kill("SIGKILL"));
  server.stderr.pipe(process.stderr, { end: false });
  const samples = samplesSchema.parse(JSON.parse(await firstLine(server.stdout)));
  const { origin, hash } = new URL(samples.url);
  const context = await within.newContext({ viewport: { width: 1280, height: 800 } });
  const first = await context.newPage();
  await first.goto(`${origin}/${hash}`);
  await first.getByRole("heading", { name: "Needs you" }).waitFor();
  const observed = observedSchema.parse(
    await first.evaluate("fetch('/api/runs?source=run-log').then((answer) => answer.json())"),
  );
  for (const [name, place] of Object.entries(places(samples, observed[0].id)))
    await pictures(context, { name, origin, ...place });
  server.kill("SIGKILL");
}

async function showIssues(within: Browser): Promise<void> {
  const played = await playDemo(BIN, "issues", join(home, "issues"));
  const { origin, hash, close } = played;
  const number = await workOnIssues(played, BIN);
  const context = await within.newContext({ viewport: { width: 1280, height: 800 } });
  const first = await context.newPage();
  await first.goto(`${origin}/board${hash}`);
  await first.getByText("plan to approve").waitFor({ timeout: PATIENCE_MS });
  const board = new URL(first.url()).pathname;
  const issue = board.replace(/board$/, `issues/${number}`);
  await pictures(context, { name: "board", origin, path: board, done: "plan to approve" });
  await pictures(context, { name: "issue", origin, path: issue, done: "src/total.js" });
  close();
}

async function showInbox(within: Browser): Promise<void> {
  const {
    origin,
    hash,
    home: data,
    project,
    close,
  } = await playDemo(BIN, "inbox", join(home, "inbox"));
  execFileSync(process.execPath, [BIN, "chat", "We need an export of the orders", "--home", data], {
    cwd: project,
    stdio: "ignore",
  });
  const context = await within.newContext({ viewport: { width: 1280, height: 800 } });
  const first = await context.newPage();
  await first.goto(`${origin}/inbox${hash}`);
  await first.getByText("Send the report failed").first().waitFor({ timeout: PATIENCE_MS });
  await pictures(context, { name: "inbox", origin, path: "/inbox", done: "rule" });
  await pictures(context, { name: "chat", origin, path: "/chat", done: "Accept all 3" });
  close();
}

async function pictures(
  context: BrowserContext,
  what: { name: string; origin: string; path: string; done: string },
): Promise<void> {
  for (const colours of ["light", "dark"] as const) await picture(context, { ...what, colours });
}

async function picture(
  context: BrowserContext,
  what: { name: string; colours: "light" | "dark"; origin: string; path: string; done: string },
): Promise<void> {
  const { name, colours, origin, path, done } = what;
  const page = await context.newPage();
  await page.emulateMedia({ colorScheme: colours, reducedMotion: "reduce" });
  await page.goto(`${origin}${path}`);
  await page.getByText(done).first().waitFor({ timeout: PATIENCE_MS });
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.evaluate("document.fonts.ready");
  await page.screenshot({ path: join(OUT, `${name}-${colours}.png`) });
  await page.close();
  process.stdout.write(`docs/pictures/${name}-${colours}.png\n`);
}
