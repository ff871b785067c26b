import { describe, expect, test } from "vitest";
import { temporaryTree } from "../temporary-tree.ts";
import { createPacer } from "../tree/pacer.ts";
import { indexTree } from "../tree/source-index.ts";
import { importGraph } from "./import-graph.ts";

/** Every edge as `from -> to kind`, sorted. */
async function edges(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await using tree = await temporaryTree(files);
  const pacer = createPacer(undefined);
  const graph = await importGraph(await indexTree(tree.root, pacer), pacer);
  return [...graph.from.values()]
    .flat()
    .map((edge) => `${edge.from} -> ${edge.to} ${edge.kind}${edge.eager ? " eager" : ""}`)
    .toSorted();
}

describe("importGraph", () => {
  test("TypeScript imports are resolved by extension, index and .js spelling", async () => {
    expect(
      await edges({
        "a.ts": `import { b } from "./b.js";\nimport "./c";\nexport * from "./d/index.ts";\nb();\n`,
        "b.ts": "export const b = () => 1;\n",
        "c.tsx": "export {};\n",
        "d/index.ts": "export {};\n",
      }),
    ).toEqual(["a.ts -> b.ts import eager", "a.ts -> c.tsx import", "a.ts -> d/index.ts import"]);
  });

  test("imports of types are no imports at run time", async () => {
    expect(
      await edges({
        "a.ts": `import type { B } from "./b.ts";\nimport { type C } from "./c.ts";\nimport { D } from "./d.ts";\nimport { E } from "./e.ts";\nexport function f(d: D, e: E): B | C { return d as B; }\n`,
        "b.ts": "export interface B {}\n",
        "c.ts": "export class C {}\n",
        "d.ts": "export interface D {}\n",
        "e.ts": "export class E {}\n",
      }),
    ).toEqual(["a.ts -> b.ts type", "a.ts -> c.ts type", "a.ts -> d.ts type", "a.ts -> e.ts type"]);
  });

  test("a class that is extended or used at the top level is needed while loading", async () => {
    expect(
      await edges({
        "a.ts": `import { B } from "./b.ts";\nimport { c } from "./c.ts";\nimport { d } from "./d.ts";\nclass A extends B {}\nconst x = c();\nfunction f() { return d(); }\n`,
        "b.ts": "export class B {}\n",
        "c.ts": "export const c = () => 1;\n",
        "d.ts": "export const d = () => 1;\n",
      }),
    ).toEqual(["a.ts -> b.ts import eager", "a.ts -> c.ts import eager", "a.ts -> d.ts import"]);
  });

  test("imports in functions and dynamic imports run later; imports in comments and strings are none", async () => {
    expect(
      await edges({
        "a.js": `const b = require("./b");\nfunction f() { return require("./c"); }\nimport("./d.js");\n// import "./e.js"\nconst s = 'import "./e.js"';\n`,
        "b.js": "",
        "c.js": "x\n",
        "d.js": "x\n",
        "e.js": "x\n",
      }),
    ).toEqual(["a.js -> c.js lazy", "a.js -> d.js lazy"]);
  });

  test("tsconfig paths and workspace packages, whose built entry stands for their source", async () => {
    expect(
      await edges({
        "tsconfig.json": `{ /* paths */ "compilerOptions": { "baseUrl": ".", "paths": { "@app/*": ["app/src/*"] } } }`,
        "app/src/main.ts": `import { u } from "@app/util";\nimport { l } from "@x/lib";\nimport { s } from "@x/lib/sub";\nf(u, l, s);\n`,
        "app/src/util.ts": "export const u = 1;\n",
        "lib/package.json": `{ "name": "@x/lib", "exports": { ".": "./dist/index.js", "./sub": { "import": "./src/sub.ts" } } }`,
        "lib/src/index.ts": "export const l = 1;\n",
        "lib/src/sub.ts": "export const s = 1;\n",
      }),
    ).toEqual([
      "app/src/main.ts -> app/src/util.ts import",
      "app/src/main.ts -> lib/src/index.ts import",
      "app/src/main.ts -> lib/src/sub.ts import",
    ]);
  });

  test("Python imports by package, relative, for types and in functions", async () => {
    expect(
      await edges({
        "src/pkg/__init__.py": "VERSION = 1\n",
        "src/pkg/a.py": `from typing import TYPE_CHECKING\nfrom . import b\nfrom .c import run\nimport pkg.d\nif TYPE_CHECKING:\n    from pkg.e import E\ndef f():\n    from pkg import VERSION\n`,
        "src/pkg/b.py": "x = 1\n",
        "src/pkg/c.py": "def run(): pass\n",
        "src/pkg/d.py": "x = 1\n",
        "src/pkg/e.py": "class E: pass\n",
        "other/d.py": "x = 1\n",
      }),
    ).toEqual([
      "src/pkg/a.py -> src/pkg/__init__.py lazy eager",
      "src/pkg/a.py -> src/pkg/b.py import",
      "src/pkg/a.py -> src/pkg/c.py import eager",
      "src/pkg/a.py -> src/pkg/d.py import",
      "src/pkg/a.py -> src/pkg/e.py type eager",
    ]);
  });

  test("Go, Rust, Java, C and Ruby", async () => {
    expect(
      await edges({
        "go.mod": "module example.com/m\n",
        "main.go": `package main\nimport "example.com/m/store"\nfunc main() { store.Open() }\n`,
        "store/open.go": "package store\nfunc Open() {}\n",
        "store/close.go": "package store\nfunc Close() {}\n",
        "r/Cargo.toml": `[package]\nname = "r"\n`,
        "r/src/lib.rs": "mod a;\nuse crate::a::run;\n",
        "r/src/a.rs": "pub fn run() { super::b::go() }\n",
        "r/src/b.rs": "pub fn go() {}\n",
        "j/Main.java": "class Main { Store store; }\n",
        "j/Store.java": "class Store {}\n",
        "c/a.c": `#include "a.h"\n#include <stdio.h>\n`,
        "c/a.h": "int a(void);\n",
        "lib/x.rb": `require_relative "y"\nrequire "digest/md5"\n`,
        "lib/y.rb": "Y = 1\n",
        "lib/auth/digest/md5.rb": "Z = 1\n",
      }),
    ).toEqual([
      "c/a.c -> c/a.h import",
      "j/Main.java -> j/Store.java mention",
      "lib/x.rb -> lib/y.rb import",
      "main.go -> store/open.go mention",
      "r/src/a.rs -> r/src/b.rs mention",
      "r/src/lib.rs -> r/src/a.rs mention",
    ]);
  });
});
