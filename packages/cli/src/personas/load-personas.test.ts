import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { personaOf, personas as builtIn } from "@wheelhouse/flows";
import { describe, expect, test } from "vitest";
import { projectWithPersonas, samplePersona } from "../testing/sample-personas.ts";
import { loadPersonas } from "./load-personas.ts";

const messages = (project: string): string[] =>
  loadPersonas(project).problems.map(({ message }) => message);

describe("the personas of a project", () => {
  test("are the built-in ones where it has none", () => {
    const { personas, problems } = loadPersonas(mkdtempSync(join(tmpdir(), "wheelhouse-none-")));
    expect([...personas.keys()]).toEqual([...builtIn.keys()]);
    expect([...personas.values()].every(({ origin }) => origin === "built-in")).toBe(true);
    expect(problems).toEqual([]);
  });

  test("come from its files, beside the built-in ones", () => {
    const project = projectWithPersonas({
      "api-reviewer.md": samplePersona("api-reviewer"),
      "README.md": "# What these are\n",
      ".api-reviewer.md.swp": "x",
      "notes.txt": "x",
    });
    const { personas, problems } = loadPersonas(project);
    expect(problems).toEqual([]);
    expect(personas.size).toBe(builtIn.size + 1);
    expect(personas.get("api-reviewer")).toMatchObject({
      origin: "project",
      path: ".wheelhouse/personas/api-reviewer.md",
      overrides: false,
      persona: { title: "Reviewer of the API", tier: "heavy", access: "read" },
    });
  });

  test("replace a built-in one by its id, and say so; the built-in flows keep theirs", () => {
    const project = projectWithPersonas({ "risk-analyst.md": samplePersona("risk-analyst") });
    expect(loadPersonas(project).personas.get("risk-analyst")).toMatchObject({
      origin: "project",
      overrides: true,
      persona: { title: "Reviewer of the API" },
    });
    expect(personaOf("risk-analyst").title).toBe("Risk analyst");
  });

  test("lack an id whose file is broken, so that the built-in one does not step in unseen", () => {
    const broken = samplePersona("risk-analyst").replace("tier:", "tire:");
    const { personas, problems } = loadPersonas(projectWithPersonas({ "risk-analyst.md": broken }));
    expect(personas.has("risk-analyst")).toBe(false);
    expect(problems).toEqual([
      {
        file: ".wheelhouse/personas/risk-analyst.md",
        line: 4,
        field: "tire",
        message: '.wheelhouse/personas/risk-analyst.md, line 4: there is no field "tire".',
        hint: "Did you mean tier?",
      },
    ]);
  });

  test.each([
    ["an empty file", "", ", line 1: the file is empty."],
    ["a megabyte", new Uint8Array(1 << 20).fill(0x78), ": it is larger than 64 KiB."],
    ["bytes that are no UTF-8", new Uint8Array([0xff, 0xfe, 0x41]), ": it is not UTF-8 text."],
    [
      "a binary file",
      "\u007fELF\u0001",
      ", line 1: the file is not text: it holds the control character U+007F.",
    ],
  ])("do not come from %s", (_, content, sentence) => {
    expect(messages(projectWithPersonas({ "x.md": content }))).toEqual([
      `.wheelhouse/personas/x.md${sentence}`,
    ]);
  });

  test("do not come from links, folders or pipes, and nobody waits for one", () => {
    const project = projectWithPersonas({});
    const folder = join(project, ".wheelhouse", "personas");
    const outside = join(mkdtempSync(join(tmpdir(), "wheelhouse-outside-")), "link.md");
    writeFileSync(outside, samplePersona("link"));
    symlinkSync(outside, join(folder, "link.md"));
    symlinkSync("/dev/zero", join(folder, "zero.md"));
    mkdirSync(join(folder, "folder.md"));
    execFileSync("mkfifo", [join(folder, "pipe.md")]);
    expect(messages(project)).toEqual([
      ".wheelhouse/personas/folder.md: it is not a plain file.",
      ".wheelhouse/personas/link.md: it is a link, and links are not followed.",
      ".wheelhouse/personas/pipe.md: it is not a plain file.",
      ".wheelhouse/personas/zero.md: it is a link, and links are not followed.",
    ]);
  });

  test("do not come from a folder that is a link or a file", () => {
    const other = projectWithPersonas({ "api-reviewer.md": samplePersona("api-reviewer") });
    const project = mkdtempSync(join(tmpdir(), "wheelhouse-linked-"));
    symlinkSync(join(other, ".wheelhouse"), join(project, ".wheelhouse"));
    expect(messages(project)).toEqual([".wheelhouse: it is a link, and links are not followed."]);

    const inner = mkdtempSync(join(tmpdir(), "wheelhouse-linked-"));
    mkdirSync(join(inner, ".wheelhouse"));
    symlinkSync(join(other, ".wheelhouse", "personas"), join(inner, ".wheelhouse", "personas"));
    expect(messages(inner)).toEqual([
      ".wheelhouse/personas: it is a link, and links are not followed.",
    ]);
    renameSync(join(inner, ".wheelhouse", "personas"), join(inner, "moved"));
    writeFileSync(join(inner, ".wheelhouse", "personas"), "");
    expect(messages(inner)).toEqual([".wheelhouse/personas: it is not a folder."]);
    expect(loadPersonas(inner).personas.size).toBe(builtIn.size);
  });

  test("are read up to two hundred, and more are said", () => {
    const files = Array.from({ length: 203 }, (_, n) => `p${1000 + n}`);
    const project = projectWithPersonas(
      Object.fromEntries(files.map((id) => [`${id}.md`, samplePersona(id)])),
    );
    expect(messages(project)).toEqual([
      ".wheelhouse/personas: it holds 203 files that end in .md; the first 200 are read.",
    ]);
    expect(loadPersonas(project).personas.size).toBe(builtIn.size + 200);
  });
});
