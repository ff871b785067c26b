import { describe, expect, test } from "vitest";
import { scanSchema } from "../io/scan.ts";
import { SAMPLE, scanSample } from "../testing/sample-project.ts";
import { scanTree } from "./scan-tree.ts";
import { SMALL_TREE } from "./scope-of.ts";
import { signalsOf } from "./signals-of.ts";

const names = (path: string, text: string): string[] =>
  [...new Set(signalsOf(path, text).map((hit) => hit.signal))].toSorted();

describe("signals of a file", () => {
  test.each([
    ["src/a.ts", "await Promise.all(jobs);", "concurrency"],
    ["a.go", "ch := make(chan int)", "concurrency"],
    ["a.rs", "let shared = Arc<Mutex<u8>>::new();", "concurrency"],
    ["a.py", "subprocess.run(cmd, shell=True)", "security"],
    ["a.ts", "element.innerHTML = text;", "security"],
    ["a.ts", 'db.exec("CREATE TABLE orders (id)");', "data"],
    ["db/migrations/001.sql", "", "data"],
    ["Dockerfile", "", "devops"],
    [".github/workflows/ci.yml", "", "devops"],
    ["a.ts", 'const page = await fetch("https://a.example");', "on-call"],
    ["a.ts", "try { go(); } catch (error) {}", "on-call"],
    ["a.tsx", "", "user-facing"],
    ["a.ts", "const order = JSON.parse(text);", "inputs"],
    ["a.ts", 'throw new Error("no");', "behavior"],
  ])("%s: %s gives %s", (path, text, signal) => {
    expect(names(path, text)).toContain(signal);
  });

  test.each([
    ["a comment", "src/a.ts", "// await Promise.all(jobs)"],
    ["a document", "docs/a.md", "We use fetch( and Promise.all("],
    ["vendored code", "vendor/a.ts", "eval(code)"],
    ["a lock file", "package-lock.json", '"password": "x"'],
  ])("%s gives none", (_, path, text) => {
    expect(names(path, text)).toEqual([]);
  });

  test("on-call is about application source, not tests", () => {
    expect(names("src/a.test.ts", 'await fetch("x");')).toEqual([]);
  });

  test("names the line, and lets no file decide alone", () => {
    const text = Array.from({ length: 50 }, () => "eval(code);").join("\n");
    const hits = signalsOf("a.ts", `\n\n${text}`).filter((hit) => hit.signal === "security");
    expect(hits[0]?.line).toBe(3);
    expect(hits.reduce((sum, hit) => sum + hit.weight, 0)).toBe(6);
  });

  test("a long line full of near misses takes no time to speak of", { timeout: 20_000 }, () => {
    const text = `${"SELECT ".repeat(20_000)}\n${"catch (".repeat(20_000)}`;
    expect(signalsOf("a.sql", text).length).toBeLessThan(40);
  });
});

describe("scanTree", () => {
  test("fits its schema and sees the whole of a small tree", async () => {
    const scan = scanSchema.parse(await scanSample());
    expect(scan.scope).toMatchObject({ kind: "whole", paths: [], files: 7 });
    expect(scan.scope.why).toContain("no focus was given");
    expect(scan.signals["on-call"]?.evidence).toContain("src/notify.ts:2");
    expect(scan.files.find((file) => file.path === "src/store.test.ts")?.kind).toBe("test");
  });

  test("a focus narrows files and signals", async () => {
    const scan = await scanSample({ focus: "src/notify.ts" });
    expect(scan.scope).toMatchObject({ kind: "focus", paths: ["src/notify.ts"], files: 1 });
    expect(scan.signals.data).toBeUndefined();
  });

  test("a change is its files, and everything when there is none", async () => {
    const change = await scanSample({ of: "change", changed: ["src/store.ts", "src/gone.ts"] });
    expect(change.scope).toMatchObject({ kind: "change", files: 1 });
    expect((await scanSample({ of: "change" })).scope.kind).toBe("whole");
  });

  test("a large tree without a focus is not read; its areas are named", async () => {
    const many = Array.from({ length: SMALL_TREE.codeFiles + 1 }, (_, index) => ({
      path: `packages/${index % 3 === 0 ? "engine" : "server"}/src/f${index}.ts`,
      bytes: 10,
    }));
    let reads = 0;
    const read = (): string => {
      reads++;
      return "";
    };
    const scan = await scanTree({
      files: many,
      read,
      of: "focus",
      focus: "is it good?",
      changed: [],
    });
    expect(scan.scope).toMatchObject({ kind: "areas", files: 0 });
    expect(scan.areas.map((area) => area.path)).toEqual(["packages/server", "packages/engine"]);
    expect(reads).toBe(0);
  });

  test("the same large tree with a focus is read there only", async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      path: `packages/p${index % 5}/f${index}.ts`,
      bytes: 10,
    }));
    const scan = await scanTree({
      files: many,
      read: () => "x\n",
      of: "focus",
      focus: "packages/p1",
      changed: [],
    });
    expect(scan.scope).toMatchObject({ kind: "focus", files: 100, lines: 100 });
    expect(scan.signals.unfamiliar?.files).toBe(100);
  });

  test("counts what could not be read", async () => {
    const files = Object.keys(SAMPLE).map((path) => ({ path, bytes: 1 }));
    const scan = await scanTree({
      files,
      read: () => undefined,
      of: "focus",
      focus: "",
      changed: [],
    });
    expect(scan.notRead).toBe(files.length);
  });

  test("a seam needs two deployable units or a contract between them", async () => {
    const tree = { "api/Dockerfile": "", "api/a.ts": "x", "web/Dockerfile": "", "web/b.ts": "y" };
    expect((await scanSample({}, tree)).signals.seam?.evidence).toContain("web/Dockerfile:1");
    expect((await scanSample({ focus: "api/a.ts" }, tree)).signals.seam).toBeUndefined();
    expect((await scanSample({}, { "api.proto": "x" })).signals.seam).toMatchObject({ files: 1 });
    expect((await scanSample()).signals.seam).toBeUndefined();
  });
});
