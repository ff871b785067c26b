import { describe, expect, test } from "vitest";
import { DIFF, WHOLE } from "../testing/sample-project.ts";
import { aFinding, anEntry } from "../testing/entries.ts";
import { calibrate } from "./calibrate.ts";
import { caps } from "./caps.ts";
import { classify } from "./classify.ts";
import { demote, unreachedWords } from "./reachability.ts";
import { applyReviewRules } from "./review-rules.ts";

describe("reachability", () => {
  test.each([
    ["This is a theoretical problem.", "theoretical"],
    ["Hypothetically, a caller may pass null.", "Hypothetically"],
    ["It would be defence in depth.", "defence in depth"],
    ["It would be defense-in-depth.", "defense-in-depth"],
    ["It is effectively impossible today.", "effectively impossible"],
    ["Under load this could happen.", "could happen"],
    ["The branch is not currently reachable.", "not currently reachable"],
    ["There is no known caller.", "no known caller"],
  ])("reads %j as unreached", (text, words) => {
    expect(unreachedWords(text)).toBe(words);
  });

  test.each([
    "The write fails on every full disk.",
    "This is not theoretical: it happened in March.",
    "It is far from hypothetical.",
    "The theory of operation is in the readme.",
    "Such a request could arrive at any time.",
  ])("reads %j as reached", (text) => {
    expect(unreachedWords(text)).toBeUndefined();
  });

  test("a taken-back word does not hide a later one", () => {
    expect(unreachedWords("Not theoretical for readers, yet hypothetical for writers.")).toBe(
      "hypothetical",
    );
  });

  test("drops one level, once", () => {
    const once = demote(anEntry({}, { why: "In theory two callers meet." }));
    expect(once).toMatchObject({ severity: "medium", finding: { severity: "high" } });
    expect(once.marks[0]?.text).toContain("high → medium");
    expect(demote(once)).toBe(once);
  });

  test("exempts security", () => {
    const entry = anEntry({ security: true }, { why: "In theory an attacker could." });
    expect(demote(entry)).toBe(entry);
  });

  test("the lowest level stays and is marked all the same", () => {
    const entry = demote(anEntry({}, { severity: "info", why: "Hypothetical." }));
    expect(entry.severity).toBe("info");
    expect(entry.marks).toHaveLength(1);
  });
});

describe("calibrate", () => {
  const at = (path: string, from: number, to: number) =>
    anEntry({}, { citations: [{ path, lines: [from, to], quote: "x" }] });

  test.each([
    ["inside the change", at("src/store.ts", 4, 5), "stands"],
    ["just above it", at("src/store.ts", 1, 1), "stands"],
    ["far below it", at("src/store.ts", 40, 44), "existing"],
    ["in another file", at("src/server.ts", 4, 5), "existing"],
  ])("a finding %s", (_, entry, standing) => {
    expect(calibrate(entry, DIFF).standing).toBe(standing);
  });

  test("keeps what is critical regardless of the change", () => {
    const entry = { ...at("src/server.ts", 4, 5), severity: "critical" as const };
    expect(calibrate(entry, DIFF).standing).toBe("stands");
  });

  test("a finding about a whole file needs only the file to have changed", () => {
    const about = (topic: string) => {
      const entry = at("src/store.ts", 40, 44);
      return calibrate({ ...entry, finding: { ...entry.finding, topic } }, DIFF).standing;
    };
    expect(about("missing-tests")).toBe("stands");
    expect(about("errors")).toBe("existing");
  });

  test("keeps what a merged source places inside the change", () => {
    const outside = at("src/server.ts", 4, 5);
    const inside = aFinding({ step: "angle.test-engineer", id: "T1" });
    const entry = { ...outside, also: [{ key: "k", persona: "test-engineer", finding: inside }] };
    expect(calibrate(entry, DIFF).standing).toBe("stands");
  });

  test("a file that only lost lines is about the loss", () => {
    const file = {
      path: "src/gone.ts",
      status: "modified",
      added: 0,
      removed: 9,
      patch: "",
    } as const;
    expect(calibrate(at("src/gone.ts", 80, 81), { ...DIFF, files: [file] }).standing).toBe(
      "stands",
    );
  });

  test("does nothing in mode C", () => {
    expect(calibrate(at("src/server.ts", 4, 5), WHOLE).standing).toBe("stands");
  });
});

describe("classify", () => {
  test.each([
    ["critical", "CRIT"],
    ["high", "WARN"],
    ["medium", "SUGG"],
    ["low", "SUGG"],
    ["info", "SUGG"],
  ] as const)("%s is %s", (severity, name) => {
    expect(classify(anEntry({ severity }), "large").class).toBe(name);
  });

  test.each([
    ["small", ["stands", "below", "below"]],
    ["medium", ["stands", "stands", "below"]],
    ["large", ["stands", "stands", "stands"]],
  ] as const)("band %s reports CRIT, WARN and SUGG as %j", (band, standings) => {
    const severities = ["critical", "high", "low"] as const;
    expect(severities.map((severity) => classify(anEntry({ severity }), band).standing)).toEqual(
      standings,
    );
  });

  test("a vulnerability is critical, other security findings go by severity", () => {
    expect(classify(anEntry({ security: true, severity: "high" }), "small").class).toBe("CRIT");
    expect(classify(anEntry({ security: true, severity: "medium" }), "small").class).toBe("SUGG");
  });

  test("leaves alone what is not in the main list", () => {
    const entry = classify(anEntry({ standing: "advisory" }), "small");
    expect(entry).toMatchObject({ standing: "advisory", class: "WARN" });
  });
});

describe("caps", () => {
  const many = (count: number, persona: string, severity: "high" | "low") =>
    Array.from({ length: count }, (_, index) =>
      anEntry({ persona, severity, key: `${persona}:${severity}${index}` }),
    );
  const omitted = (entries: ReturnType<typeof caps>) =>
    entries.filter((entry) => entry.standing === "omitted");

  test("keeps thirty of the checklist and thirty of the specialists, the worst first", () => {
    const entries = caps([
      ...many(20, "test-engineer", "low"),
      ...many(15, "structural-analyst", "high"),
      ...many(31, "junior-developer", "low"),
    ]);
    const over = omitted(entries);
    expect(over.map((entry) => entry.persona).toSorted()).toEqual([
      "junior-developer",
      ...Array.from({ length: 5 }, () => "test-engineer"),
    ]);
    expect(entries).toHaveLength(66);
  });

  test("never caps security", () => {
    const entries = many(80, "adversarial-security-analyst", "high");
    expect(omitted(caps(entries.map((entry) => ({ ...entry, security: true }))))).toEqual([]);
  });
});

describe("the rules of a review", () => {
  test("run in order and change nothing when run again", () => {
    const entries = [
      anEntry({ ref: "S1" }, { id: "S1", severity: "critical", why: "In theory." }),
      anEntry({ ref: "S2" }, { id: "S2", severity: "low" }),
    ];
    const once = applyReviewRules(entries, DIFF, "medium");
    expect(once.map(({ severity, class: name, standing }) => [severity, name, standing])).toEqual([
      ["high", "WARN", "stands"],
      ["low", "SUGG", "below"],
    ]);
    expect(applyReviewRules(once, DIFF, "medium")).toEqual(once);
  });
});
