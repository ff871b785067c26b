import { describe, expect, test } from "vitest";
import { ANALYSIS_ANGLES } from "../flows/analysis-angles.ts";
import { REVIEW_ANGLES } from "../flows/review-angles.ts";
import type { DiffOutput } from "../io/diff.ts";
import type { ScanOutput } from "../io/scan.ts";
import { angleInputSchema } from "../spine/angle.ts";
import { DIFF, scanSample, WHOLE } from "../testing/sample-project.ts";
import { announce, bandReading } from "./band-reading.ts";
import { choose } from "./choose.ts";
import type { RosterInput } from "./roster-output.ts";

const analysis = (band: RosterInput["band"], cap: number): Parameters<typeof choose>[0] => ({
  band,
  cap,
  angles: ANALYSIS_ANGLES.map((angle) => angleInputSchema.parse(angle)),
});
const review = (band: RosterInput["band"], cap: number): Parameters<typeof choose>[0] => ({
  band,
  cap,
  angles: REVIEW_ANGLES.map((angle) => angleInputSchema.parse(angle)),
});
const changeScan = (): Promise<ScanOutput> =>
  scanSample({ of: "change", changed: DIFF.files.map((file) => file.path) });

describe("the choice of an analysis", () => {
  test("small asks structure and behaviour, and concurrency where there is some", async () => {
    const { chosen } = choose(analysis("small", 1), await scanSample(), undefined);
    expect(chosen).toEqual(["structural-analyst", "behavioral-analyst", "concurrency-analyst"]);
    const calm = await scanSample({}, { "a.ts": "export const a = 1;\n" });
    expect(choose(analysis("small", 1), calm, undefined).chosen).toEqual([
      "structural-analyst",
      "behavioral-analyst",
    ]);
  });

  test("over the cap the strongest signals stay, and what they displace is named", async () => {
    const scan = await scanSample();
    const strengths = { security: 9, data: 3, devops: 4, "on-call": 8, concurrency: 2 };
    const signals = Object.fromEntries(
      Object.entries(strengths).map(([name, strength]) => [
        name,
        { strength, files: 1, evidence: ["a.ts:1"] },
      ]),
    );
    const choice = choose(analysis("medium", 3), { ...scan, signals }, undefined);
    expect(choice.chosen.slice(2)).toEqual([
      "adversarial-security-analyst",
      "devops-engineer",
      "on-call-engineer",
    ]);
    expect(choice.omitted).toEqual(["Concurrency", "Data"]);
    const reason = choice.skipped.find((each) => each.id === "data-engineer")?.reason;
    expect(reason).toContain("stronger signals took the 3 places of band medium");
  });

  test("nobody whose domain is untouched is asked, however large the band", async () => {
    const calm = await scanSample({}, { "a.ts": "export const a = 1;\n" });
    const { chosen, skipped } = choose(analysis("large", 99), calm, undefined);
    expect(chosen).toEqual(["structural-analyst", "behavioral-analyst"]);
    expect(skipped.find((each) => each.id === "data-engineer")?.reason).toBe(
      "there is no data signal in scope",
    );
  });

  test("one weak hit is borderline, and borderline is skipped with the place", async () => {
    const scan = await scanSample({}, { "a.ts": "const queue = [];\n" });
    const { skipped } = choose(analysis("small", 1), scan, undefined);
    expect(skipped.find((each) => each.id === "concurrency-analyst")?.reason).toBe(
      "the concurrency signal is borderline: one weak hit at a.ts:1",
    );
  });

  test("every angle is chosen with a reason or skipped with one", async () => {
    const scan = await scanSample();
    for (const [band, cap] of [
      ["small", 1],
      ["medium", 3],
      ["large", 5],
    ] as const) {
      const { chosen, skipped, reasons, files } = choose(analysis(band, cap), scan, undefined);
      expect([...chosen, ...skipped.map((each) => each.id)].toSorted()).toEqual(
        ANALYSIS_ANGLES.map((angle) => angle.id).toSorted(),
      );
      expect(chosen.every((id) => (reasons[id] ?? "") !== "")).toBe(true);
      expect(skipped.every((each) => each.reason !== "")).toBe(true);
      expect(Object.keys(files)).toHaveLength(ANALYSIS_ANGLES.length);
    }
  });

  test("who joins from a larger band is told so", async () => {
    const { skipped, omitted } = choose(analysis("small", 1), await scanSample(), undefined);
    expect(skipped.find((each) => each.id === "data-engineer")?.reason).toMatch(
      /^looks from band medium; data signal of strength \d+ in 1 file, such as src\/store\.ts:4$/,
    );
    expect(omitted).toContain("Data");
  });
});

describe("the choice of a review", () => {
  test("always asks the checklist and security, then the strongest", async () => {
    const { chosen } = choose(review("small", 2), await changeScan(), DIFF);
    expect(chosen.slice(0, 2)).toEqual(["junior-developer", "adversarial-security-analyst"]);
    expect(chosen).toHaveLength(4);
  });

  test("gives each reviewer only the files of its domain", async () => {
    const { files } = choose(review("large", 6), await changeScan(), DIFF);
    expect(files["data-engineer"]).toEqual(["src/store.ts"]);
    expect(files["junior-developer"]).toEqual(["src/store.ts", "src/notify.ts"]);
  });

  test("a change of documents only asks no specialist", async () => {
    const diff: DiffOutput = {
      ...DIFF,
      files: [{ path: "README.md", status: "modified", added: 1, removed: 0, patch: "" }],
      changed: [{ path: "README.md", ranges: [[1, 1]] }],
    };
    const scan = await scanSample({ of: "change", changed: ["README.md"] });
    const { chosen, skipped } = choose(review("large", 6), scan, diff);
    expect(chosen).toEqual(["junior-developer", "adversarial-security-analyst"]);
    expect(skipped.find((each) => each.id === "test-engineer")?.reason).toBe(
      "no source file outside of tests is in scope",
    );
  });

  test("new files or several directories call for structure", async () => {
    const one = { ...DIFF, files: DIFF.files.slice(0, 1) };
    const scan = await scanSample({ of: "change", changed: ["src/store.ts"] });
    const structure = (diff: DiffOutput, of: ScanOutput) =>
      choose(review("large", 6), of, diff).chosen.includes("structural-analyst");
    expect(structure(one, scan)).toBe(false);
    expect(structure(DIFF, await changeScan())).toBe(true);
  });

  test("the whole tree is given as such, not file by file", async () => {
    const { files } = choose(review("small", 2), await scanSample({ of: "change" }), WHOLE);
    expect(files["adversarial-security-analyst"]).toEqual([]);
  });
});

describe("the band", () => {
  test("is announced with the figures that speak for or against it", async () => {
    const reading = bandReading(await scanSample({}, { "a.ts": "export const a = 1;\n" }));
    expect(reading).toEqual({ reads: "small", because: "1 source file; no cross-cutting concern" });
    expect(announce("small", reading)).toContain("which fits the scope");
    expect(announce("large", reading)).toContain("the scope reads as small");
  });

  test.each([
    [3, "small"],
    [4, "medium"],
    [12, "medium"],
    [13, "large"],
  ])("%i source files read as %s", async (count, band) => {
    const tree = Object.fromEntries(Array.from({ length: count }, (_, i) => [`f${i}.ts`, "x\n"]));
    expect(bandReading(await scanSample({}, tree)).reads).toBe(band);
  });
});

describe("a reviewer", () => {
  test("looks whenever its subject is there, and takes nobody's place", async () => {
    const angle = (id: string, when: string, uncapped: boolean) =>
      angleInputSchema.parse({ id, persona: id, label: id, minBand: "small", when, uncapped });
    const angles = [angle("angle", "concurrency", false), angle("reviewer", "concurrency", true)];
    const absent = angle("absent", "named", true);
    const input = { band: "small" as const, cap: 0, angles: [...angles, absent] };
    const { chosen, skipped } = choose(input, await scanSample(), undefined);
    expect(chosen).toEqual(["reviewer"]);
    expect(skipped.map(({ id }) => id)).toEqual(["angle", "absent"]);
  });

  test("that this run leaves out is not chosen, takes nobody's place, and has its reason", async () => {
    const off = "fast was asked for";
    const angle = (id: string, rest: object) =>
      angleInputSchema.parse({ id, persona: id, label: id, minBand: "small", ...rest });
    const angles = [
      angle("first", { when: "concurrency", off }),
      angle("second", { when: "concurrency" }),
      angle("third", { required: true, off }),
    ];
    const { chosen, skipped } = choose(
      { band: "small", cap: 1, angles },
      await scanSample(),
      undefined,
    );
    expect(chosen).toEqual(["second"]);
    expect(skipped.map(({ id, reason }) => [id, reason])).toEqual([
      ["first", off],
      ["third", off],
    ]);
  });
});
