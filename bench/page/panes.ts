import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { type Frames, watchFrames } from "./frames.ts";
import type { Stand } from "./stand.ts";

const DASHBOARD = fileURLToPath(new URL("../../packages/dashboard", import.meta.url));
const SOURCE = join(DASHBOARD, "src/testing/panes");
/** Until every pane has its whole text, in milliseconds. */
const LASTS_MS = 20_000;

/** (d) Four panes of the page's Markdown, each of which grows by 1,200 characters a second. */
export async function growPanes({ browser }: Pick<Stand, "browser">): Promise<Frames> {
  const out = mkdtempSync(join(tmpdir(), "wheelhouse-bench-panes-"));
  await build({
    root: SOURCE,
    configFile: join(DASHBOARD, "vite.config.ts"),
    build: { outDir: out, emptyOutDir: true },
    logLevel: "error",
  });
  const types: Record<string, string> = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
  };
  const server = createServer((request, response) => {
    const path = request.url === "/" ? "/index.html" : (request.url ?? "");
    try {
      response.setHeader("content-type", types[extname(path)] ?? "font/woff2");
      response.end(readFileSync(join(out, path)));
    } catch {
      response.writeHead(404).end();
    }
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(`http://127.0.0.1:${address.port}/`);
    return await watchFrames(page, () => sleep(LASTS_MS));
  } finally {
    await page.close();
    server.close();
    rmSync(out, { recursive: true, force: true });
  }
}
