/**
 * Makes the pictures of the README, light and dark, from the sample runs: `npm run pictures`. It takes a minute, most
 * of which the samples need.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { z } from "zod";
import { findChromium } from "./find-chromium.ts";

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
const server = spawn(
  process.execPath,
  [BIN, "demo", "--fill", "--serve", "--json", "--port", "0", "--home", home],
  { cwd: tmpdir(), stdio: ["ignore", "pipe", "pipe"] },
);
process.once("exit", () => server.kill("SIGKILL"));
server.stderr.pipe(process.stderr, { end: false });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const samples = samplesSchema.parse(JSON.parse(await firstLine()));
  mkdirSync(OUT, { recursive: true });
  const { origin, hash } = new URL(samples.url);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const first = await context.newPage();
  await first.goto(`${origin}/${hash}`);
  await first.getByRole("heading", { name: "Needs you" }).waitFor();
  const observed = observedSchema.parse(
    await first.evaluate("fetch('/api/runs?source=run-log').then((answer) => answer.json())"),
  );
  for (const [name, place] of Object.entries(places(samples, observed[0].id)))
    for (const colours of ["light", "dark"] as const)
      await picture(context, { name, colours, origin, ...place });
} finally {
  await browser.close();
  server.kill("SIGKILL");
  rmSync(home, { recursive: true, force: true });
}

async function picture(
  context: Awaited<ReturnType<Browser["newContext"]>>,
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

async function firstLine(): Promise<string> {
  let said = "";
  for await (const chunk of server.stdout.setEncoding("utf8")) {
    said += String(chunk);
    const end = said.indexOf("\n");
    if (end >= 0) return said.slice(0, end);
  }
  throw new Error("the samples could not be made");
}
