import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { builtPage, standingOfPage } from "./built-page.ts";
import { ensurePage } from "./ensure-page.ts";
import { hashOfPageSources } from "./page-sources.ts";

const MODULES = fileURLToPath(new URL("../../../../node_modules", import.meta.url));

/** Packages of a page that is one line, with the real builder. */
function smallPackages(): string {
  const root = mkdtempSync(join(tmpdir(), "wheelhouse-page-"));
  const packages = join(root, "packages");
  for (const directory of ["dashboard/src", "client/src", "core/src"])
    mkdirSync(join(packages, directory), { recursive: true });
  symlinkSync(MODULES, join(root, "node_modules"));
  writeFileSync(join(packages, "dashboard/package.json"), '{ "type": "module" }');
  writeFileSync(
    join(packages, "dashboard/index.html"),
    '<!doctype html><script type="module" src="/src/main.js"></script>',
  );
  writeFileSync(join(packages, "dashboard/src/main.js"), 'document.title = "first";\n');
  return packages;
}

describe("the page in a clone", () => {
  test("is built when it is missing, again when its sources have changed, and else not", async () => {
    const packages = smallPackages();
    const said: string[] = [];
    const wish = { packages, freshen: true, say: (text: string) => void said.push(text) };
    const page = await ensurePage(wish);
    expect(page).toBe(builtPage(packages));
    expect(said).toEqual([
      expect.stringMatching(/^Building/),
      expect.stringMatching(/^The page is built, in \d/),
    ]);
    const index = () => readFileSync(join(page, "index.html"), "utf8");
    const first = index();
    expect(first).toMatch(/assets\/.*\.js/);

    await ensurePage(wish);
    expect(said).toHaveLength(2);

    writeFileSync(join(packages, "dashboard/src/main.js"), 'document.title = "second";\n');
    await ensurePage({ ...wish, freshen: false });
    expect(index()).toBe(first);
    await ensurePage(wish);
    expect(index()).not.toBe(first);
  });

  test("is built once by those who want it at the same time", async () => {
    const packages = smallPackages();
    const said: string[] = [];
    const wish = { packages, freshen: false, say: (text: string) => void said.push(text) };
    const pages = await Promise.all([ensurePage(wish), ensurePage(wish), ensurePage(wish)]);
    expect(new Set(pages)).toEqual(new Set([builtPage(packages)]));
    expect(said.filter((text) => text.startsWith("The page is built"))).toHaveLength(1);
  });

  test("that cannot be built says why, and the older one is served if there is one", async () => {
    const packages = smallPackages();
    const main = join(packages, "dashboard/src/main.js");
    const said: string[] = [];
    const wish = { packages, freshen: true, say: (text: string) => void said.push(text) };
    rmSync(main);
    await expect(ensurePage(wish)).rejects.toThrow(/could not be built[\s\S]*main\.js/);
    writeFileSync(main, "1;\n");
    expect(await ensurePage(wish)).toBe(builtPage(packages));
    writeFileSync(main, "this is no program");
    expect(await ensurePage(wish)).toBe(builtPage(packages));
    expect(said.at(-1)).toMatch(/could not be built[\s\S]*npm ci/);
  });
});

describe("the sources of the page", () => {
  test("are its own files and its libraries, and no tests", () => {
    const packages = smallPackages();
    const before = hashOfPageSources(packages);
    writeFileSync(join(packages, "core/src/a.test.ts"), "1");
    mkdirSync(join(packages, "dashboard/dist"));
    writeFileSync(join(packages, "dashboard/dist/built.js"), "1");
    expect(hashOfPageSources(packages)).toBe(before);
    writeFileSync(join(packages, "core/src/a.ts"), "1");
    const after = hashOfPageSources(packages);
    expect(after).not.toBe(before);
    writeFileSync(join(packages, "../package-lock.json"), "{}");
    expect(hashOfPageSources(packages)).not.toBe(after);
    expect(standingOfPage(packages, () => after)).toBe("missing");
  });
});
