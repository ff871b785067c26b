import { mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakePrograms } from "../testing/fake-programs.ts";
import { untilFile } from "../testing/until-file.ts";
import { openBrowser } from "./open-browser.ts";

const URL = "http://127.0.0.1:4747/#t=secret&x";

/** A program that notes what it was started with and what it finds there. */
function noter(home: string) {
  const note = join(home, "note");
  const script = `{ echo "args: $*"; ls -l "$1"; cat "$1"; echo end; } > '${note}'`;
  const bin = fakePrograms({ "xdg-open": script, open: script });
  return { note, env: { PATH: `${bin}:${process.env["PATH"]}` } };
}

const entriesIn = (home: string) => readdirSync(home).filter((name) => name.startsWith("enter-"));

describe("opening a browser", () => {
  test("hands it a file that only its owner can read, and no token in an argument", async () => {
    const home = mkdtempSync(join(tmpdir(), "wheelhouse-open-"));
    const { note, env } = noter(home);
    using opened = openBrowser(URL, { home, env, readMs: 60_000 });
    expect(entriesIn(home)).toHaveLength(1);
    const [args, listed, ...page] = (await untilFile(note, /^end$/m)).split("\n");
    expect(args).toMatch(/^args: \/\S+\/enter-[0-9a-f-]+\.html$/);
    expect(listed).toMatch(/^-rw-------/);
    expect(page.join("\n")).toContain('content="0; url=http://127.0.0.1:4747/#t=secret&amp;x"');
    opened[Symbol.dispose]();
    await opened.gone;
    expect(entriesIn(home)).toEqual([]);
  });

  test("takes the file away after its time, and when there is no such program", async () => {
    const home = mkdtempSync(join(tmpdir(), "wheelhouse-open-"));
    await openBrowser(URL, { home, env: noter(home).env, readMs: 100 }).gone;
    expect(entriesIn(home)).toEqual([]);
    await openBrowser(URL, { home, env: { PATH: "/nonexistent" }, readMs: 60_000 }).gone;
    expect(entriesIn(home)).toEqual([]);
  });

  test("removes what a killed process has left, and no other file", async () => {
    const home = mkdtempSync(join(tmpdir(), "wheelhouse-open-"));
    const left = join(home, "enter-00000000-0000-4000-8000-000000000000.html");
    for (const path of [left, join(home, "enter-notes.html")]) {
      writeFileSync(path, "left");
      utimesSync(path, 0, 0);
    }
    using opened = openBrowser(URL, { home, env: noter(home).env });
    expect(entriesIn(home)).not.toContain("enter-00000000-0000-4000-8000-000000000000.html");
    opened[Symbol.dispose]();
    expect(entriesIn(home)).toEqual(["enter-notes.html"]);
    expect(readFileSync(join(home, "enter-notes.html"), "utf8")).toBe("left");
  });
});
