import { describe, expect, test } from "vitest";
import { analyseCycles } from "./cycles.ts";
import { onFiles } from "./on-files.ts";

describe("analyseCycles", () => {
  test("a cycle names its imports, and how dangerous it is", async () => {
    const { candidates } = await onFiles(
      {
        "a.ts": `import { B } from "./b.ts";\nexport class A extends B {}\n`,
        "b.ts": `import { A } from "./a.ts";\nexport class B { make() { return new A(); } }\n`,
      },
      analyseCycles,
    );
    expect(candidates).toHaveLength(1);
    expect(candidates[0]).toMatchObject({
      severity: "medium",
      claim: "`a.ts` and `b.ts` import each other when they load.",
    });
    expect(
      candidates[0]?.citations.map((one) => `${one.path}:${one.lines[0]} ${one.quote}`),
    ).toEqual([`a.ts:1 import { B } from "./b.ts";`, `b.ts:1 import { A } from "./a.ts";`]);
  });

  test("cycles of types, of lazy imports and of Python modules are none", async () => {
    const { candidates, clean } = await onFiles(
      {
        "a.ts": `import type { B } from "./b.ts";\nexport interface A { b: B }\n`,
        "b.ts": `import type { A } from "./a.ts";\nexport interface B { a: A }\n`,
        "c.js": `const d = require("./d");\n`,
        "d.js": `exports.f = () => require("./c");\n`,
        "p.py": "import q\n",
        "q.py": "import p\n",
      },
      analyseCycles,
    );
    expect(candidates).toEqual([]);
    expect(clean[0]).toMatch(/form no cycle/);
  });

  test("names that Python imports in a circle are fragile, unless they stand below definitions", async () => {
    const early = {
      "p.py": "from q import b\ndef a(): pass\n",
      "q.py": "from p import a\ndef b(): pass\n",
    };
    const late = { ...early, "q.py": "def b(): pass\nfrom p import a\n" };
    expect((await onFiles(early, analyseCycles)).candidates.map((one) => one.severity)).toEqual([
      "medium",
    ]);
    expect((await onFiles(late, analyseCycles)).candidates.map((one) => one.severity)).toEqual([
      "low",
    ]);
  });

  test("a barrel in the cycle is the import to replace", async () => {
    const { candidates } = await onFiles(
      {
        "x/index.ts": `export * from "./a.ts";\nexport * from "./b.ts";\n`,
        "x/a.ts": `import { b } from "./index.ts";\nexport const a = () => b();\n`,
        "x/b.ts": "export const b = () => 1;\n",
      },
      analyseCycles,
    );
    expect(candidates[0]?.fix).toBe(
      "Import the defining file instead of `x/index.ts` at `x/a.ts`:1.",
    );
  });

  test("a large knot names the file that holds it together", async () => {
    const spokes = Array.from({ length: 8 }, (_, i) => `s${i}`);
    const files = Object.fromEntries(
      spokes.map((name) => [
        `${name}.ts`,
        `import { hub } from "./hub.ts";\nexport const ${name} = () => hub();\n`,
      ]),
    );
    const hub = spokes.map((name) => `import { ${name} } from "./${name}.ts";\n`).join("");
    const { candidates } = await onFiles(
      {
        ...files,
        "hub.ts": `${hub}export const hub = () => ${spokes.map((name) => `${name}()`).join(" + ")};\n`,
      },
      analyseCycles,
    );
    expect(candidates).toHaveLength(1);
    expect(candidates[0]?.claim).toContain("9 files reach each other");
    expect(candidates[0]?.fix).toContain(
      "hangs on `hub.ts`: with it out of the circle, no file of 9 would stay",
    );
  });

  test("Java packages that one import ties together", async () => {
    const users = Object.fromEntries(
      Array.from({ length: 10 }, (_, i) => [
        `app/web/Page${i}.java`,
        `package app.web;\nimport app.store.Store;\nclass Page${i} { Store store; }\n`,
      ]),
    );
    const { candidates } = await onFiles(
      {
        ...users,
        "app/store/Store.java": `package app.store;\nimport app.web.Page3;\npublic class Store { Page3 page; }\n`,
      },
      analyseCycles,
    );
    expect(candidates.map((one) => one.claim)).toEqual([
      "The packages in `app/store` and `app/web` depend on each other: 10 imports from the second to the first, and only 1 import back.",
    ]);
    expect(candidates[0]?.citations).toEqual([
      { path: "app/store/Store.java", lines: [2, 2], quote: "import app.web.Page3;" },
    ]);
  });
});
