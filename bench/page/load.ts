import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Stand } from "./stand.ts";
import { PAGE } from "./stand.ts";

/** (f) What a browser loads before it shows the first page: kB of script, compressed, and the milliseconds until it is drawn. */
export async function loadFirst(
  stand: Stand,
): Promise<{ readonly scriptKB: number; readonly firstPaint: number }> {
  const page = await stand.open("/");
  await page.getByRole("navigation").first().waitFor();
  const loaded: string[] = await page.evaluate(
    "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)",
  );
  const firstPaint = Number(
    await page.evaluate(
      "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
    ),
  );
  await page.context().close();
  const scripts = new Set(readdirSync(join(PAGE, "assets")).map((name) => `/assets/${name}`));
  const bytes = loaded
    .filter((path) => path.endsWith(".js") && scripts.has(path))
    .map((path) => gzipSync(readFileSync(join(PAGE, path)), { level: 9 }).length);
  return { scriptKB: bytes.reduce((sum, each) => sum + each, 0) / 1024, firstPaint };
}
