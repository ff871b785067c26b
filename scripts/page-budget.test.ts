import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";

const PAGE = fileURLToPath(new URL("../packages/dashboard/dist/page/", import.meta.url));
/** Bytes of script that a browser loads before it shows anything, compressed. */
const BUDGET = 230 * 1024;

/** Files that the page loads at once: what its document names, and what these import without being asked. */
function firstScripts(): string[] {
  const page = readFileSync(`${PAGE}index.html`, "utf8");
  const wanted = [...page.matchAll(/(?:src|href)="\/([\w./-]+\.js)"/g)].map(
    (match) => match[1] ?? "",
  );
  const found = new Set<string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const source = readFileSync(`${PAGE}${name}`, "utf8");
    for (const [, path] of source.matchAll(
      /(?:^|;|\})import(?:[^"'();]*from)?["']\.\/([\w./-]+\.js)["']/g,
    ))
      wanted.push(`assets/${path}`);
  }
  return [...found];
}

describe("the page's scripts", () => {
  test("are built: npm run page", () => {
    expect(existsSync(`${PAGE}index.html`)).toBe(true);
  });

  test("weigh at most 230 kB compressed at the first load", () => {
    const scripts = firstScripts();
    expect(scripts.length).toBeGreaterThan(1);
    const bytes = scripts.map(
      (name) => gzipSync(readFileSync(`${PAGE}${name}`), { level: 9 }).length,
    );
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(BUDGET);
  });

  test("are files: nothing in the document is inline, which the server's policy refuses", () => {
    const page = readFileSync(`${PAGE}index.html`, "utf8");
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style="/);
  });
});
