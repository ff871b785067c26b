import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RUN_LOG_FORMAT } from "@wheelhouse/sources";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const DOCS = join(import.meta.dirname, "../../../../docs");
const PAGE = readFileSync(join(DOCS, "run-log.md"), "utf8");

const propertiesSchema = z.record(z.string(), z.unknown());
const published = z.looseObject({
  allOf: z.tuple([z.looseObject({ properties: propertiesSchema }), z.looseObject({})]),
});
const text: unknown = JSON.parse(readFileSync(join(DOCS, "run-log.schema.json"), "utf8"));
const { properties } = published.parse(text).allOf[0];
const whole = z.custom<Parameters<typeof z.fromJSONSchema>[0]>(() => true);
const lineSchema = z.fromJSONSchema(whole.parse(text));

/** Lines of the fenced blocks of a language. */
const linesOf = (language: string): string[] =>
  [...PAGE.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, block = ""]) =>
    name === language ? block.trim().split("\n") : [],
  );

/** Cells of the table that begins with a heading, row by row. */
function tableOf(first: string): string[][] {
  const rows =
    PAGE.slice(PAGE.indexOf(`| ${first} |`))
      .split("\n\n")[0]
      ?.split("\n") ?? [];
  return rows.slice(2).map((row) => row.split("|").map((cell) => cell.trim()));
}

const namesIn = (cell = ""): string[] =>
  [...cell.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);

function translate(line: string) {
  return RUN_LOG_FORMAT.translate({ path: "/runs/night/run.log", name: "night" }).line(line);
}

function isLine(line: string): boolean {
  try {
    return lineSchema.safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}

describe("docs/run-log.md", () => {
  test("has examples that the schema and the translator take, line by line", () => {
    const lines = linesOf("jsonl");
    expect(lines.length).toBeGreaterThan(15);
    expect(lines.filter((line) => !isLine(line))).toEqual([]);
    const wrong = lines.filter((line) => {
      const { problem, isUnknown, events } = translate(line);
      return problem !== undefined || isUnknown === true || events.length === 0;
    });
    expect(wrong).toEqual([]);
  });

  test("has bad lines that both refuse, each with a reason of its own", () => {
    const lines = linesOf("text");
    expect(lines.filter(isLine)).toEqual([]);
    const problems = lines.map((line) => translate(line).problem);
    expect(problems.every((problem) => problem !== undefined)).toBe(true);
    expect(new Set(problems).size).toBe(lines.length);
  });

  test("names exactly the members that the schema has", () => {
    const members = tableOf("member").flatMap(([, cell]) => namesIn(cell));
    const data = tableOf("kind").flatMap(([, , , cell]) => namesIn(cell));
    expect(new Set([...members, ...data])).toEqual(new Set(Object.keys(properties)));
  });
});

/** A value of every member that some kind takes. */
const SAMPLE: Readonly<Record<string, unknown>> = {
  candidate: { id: "c-1", label: "One", repo: "acme/shop", ref: "main" },
  repos: ["acme/shop"],
  exit: 0,
  ok: true,
};

describe.each(tableOf("kind").map(([, kind, needs, takes]) => ({ kind, needs, takes })))(
  "the kind $kind",
  ({ kind = "", needs, takes }) => {
    const named = kind.replaceAll("`", "");
    const pick = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, SAMPLE[name] ?? `some ${name}`]));
    const full = {
      v: 1,
      ts: 1,
      kind: named,
      ...pick(namesIn(needs)),
      data: pick(namesIn(takes)),
    };

    test("is known, and takes what the table says it takes", () => {
      expect(isLine(JSON.stringify(full))).toBe(true);
      const { events, problem, isUnknown } = translate(JSON.stringify(full));
      expect([problem, isUnknown ?? false]).toEqual([undefined, false]);
      // What a line says beside its meaning is kept whole in `more`; what the table names means something.
      const meant = JSON.stringify(events, (key, value: unknown) =>
        key === "more" ? undefined : value,
      );
      const given = [...namesIn(needs), ...namesIn(takes)].filter((name) => !(name in SAMPLE));
      expect(given.filter((name) => !meant.includes(`some ${name}`))).toEqual([]);
    });

    test("is a bad line without what it needs, for the schema and for the translator", () => {
      for (const name of namesIn(needs)) {
        const line = JSON.stringify({ ...full, [name]: undefined });
        expect([isLine(line), translate(line).problem === undefined]).toEqual([false, false]);
      }
      expect(isLine(JSON.stringify({ ...full, v: 2 }))).toBe(false);
    });
  },
);
