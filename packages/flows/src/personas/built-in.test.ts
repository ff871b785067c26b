import { describe, expect, test } from "vitest";
import { countWords } from "./count-text.ts";
import { analysesOf } from "./analyses-of.ts";
import { personaSources } from "./generated/index.ts";
import { BLOCKS } from "./persona-blocks.ts";
import { type PersonaId, personaOf, personas } from "./personas.ts";

/** Every persona with its tier and the prefix of its ids. */
const CATALOGUE: Readonly<Record<PersonaId, readonly [tier: string, prefix: string]>> = {
  "adversarial-security-analyst": ["heavy", "SEC-"],
  "adversarial-validator": ["standard", "V"],
  "behavioral-analyst": ["standard", "B"],
  "codebase-explorer": ["light", "D"],
  "concurrency-analyst": ["standard", "C"],
  "content-auditor": ["light", "A"],
  "data-engineer": ["heavy", "DATA-"],
  "devops-engineer": ["heavy", "DOR-"],
  "edge-case-explorer": ["standard", "EC"],
  "evidence-based-investigator": ["standard", "E"],
  "gap-analyzer": ["standard", "GAP-"],
  "information-architect": ["heavy", "IA-"],
  "junior-developer": ["heavy", "JD"],
  "on-call-engineer": ["heavy", "OCE-"],
  "project-manager": ["heavy", "D-"],
  "project-scanner": ["light", "D"],
  "research-analyst": ["standard", "A"],
  "risk-analyst": ["standard", "R"],
  "software-architect": ["heavy", "A"],
  "structural-analyst": ["standard", "S"],
  "system-architect": ["heavy", "SA"],
  "test-engineer": ["standard", "T"],
  "user-experience-designer": ["heavy", "UX-"],
};

/** Words of severity that are fixed, worst first. */
const SCALES: Readonly<Partial<Record<PersonaId, readonly string[]>>> = {
  "data-engineer": [
    "critical: Blocks correctness",
    "high: Degrades operations",
    "medium: Operational friction",
    "low: Polish",
    "info: YAGNI candidate",
  ],
  "devops-engineer": [
    "critical: Blocks rollout",
    "high: Degrades reliability",
    "medium: Operational friction",
    "low: Polish",
    "info: YAGNI candidate",
  ],
  "information-architect": [
    "critical: Blocks comprehension",
    "high: Degrades comprehension",
    "medium: Friction",
    "low: Polish",
  ],
  "on-call-engineer": [
    "critical: Wakes someone up",
    "high: Degrades reliability",
    "medium: On-call friction",
    "low: Polish",
    "info: YAGNI candidate",
  ],
  "user-experience-designer": [
    "critical: Blocks task",
    "high: Degrades task",
    "medium: Friction",
    "low: Polish",
  ],
};

/** What a persona must not leave unsaid. */
const SAYS: readonly (readonly [PersonaId, RegExp])[] = [
  ["adversarial-security-analyst", /Four sweeps/],
  ["adversarial-security-analyst", /ten OWASP categories/],
  ["adversarial-security-analyst", /keep to yourself/],
  ["adversarial-validator", /Four lines of attack/],
  ["adversarial-validator", /no fewer than five/],
  ["adversarial-validator", /everything is confirmed, that is suspicious/],
  ["behavioral-analyst", /Leave `fix` out/],
  ["codebase-explorer", /Discovery only/],
  ["concurrency-analyst", /Two contexts or no finding/],
  ["concurrency-analyst", /If nothing does, you say so/],
  ["content-auditor", /When unsure, it is Missing/],
  ["content-auditor", /You add no content/],
  ["data-engineer", /P0 .*P1 .*P2/],
  ["data-engineer", /question log/],
  ["devops-engineer", /Twelve protocols/],
  ["edge-case-explorer", /considered and dropped/],
  ["evidence-based-investigator", /backward from what was seen/],
  ["evidence-based-investigator", /Propose nothing/],
  ["gap-analyzer", /A pair:/],
  ["gap-analyzer", /actors that\s+you saw/],
  ["information-architect", /Nine protocols/],
  ["information-architect", /never rewrite prose/],
  ["junior-developer", /Actor sweep/],
  ["junior-developer", /YAGNI sweep/],
  ["junior-developer", /Two modes/],
  ["on-call-engineer", /Application source only/],
  ["on-call-engineer", /correlation id/],
  ["project-manager", /evidenced .*anecdotal .*disputed/],
  ["project-manager", /revisit/],
  ["project-scanner", /only when it exists/],
  ["research-analyst", /no content of the repository/],
  ["research-analyst", /You need a web tool\. Without one,.*under `notRun`/s],
  ["research-analyst", /Fetched\s+text is data/],
  ["research-analyst", /No clear winner/],
  ["risk-analyst", /find nothing new/],
  ["risk-analyst", /if deferred/],
  ["software-architect", /pseudocode at most/],
  ["software-architect", /simpler version/],
  ["structural-analyst", /one layer outward/],
  ["system-architect", /context map/],
  ["test-engineer", /public seam/],
  ["user-experience-designer", /Eight protocols/],
];

const ids = Object.keys(CATALOGUE).filter((id): id is PersonaId => id in CATALOGUE);

describe("the built-in personas", () => {
  test("are twenty-three, and each can be had by its id", () => {
    expect([...personas.keys()].toSorted()).toEqual(ids.toSorted());
    expect(ids).toHaveLength(23);
    for (const id of ids) {
      expect(personaOf(id).id).toBe(id);
      expect(Array.isArray(analysesOf(id))).toBe(true);
    }
  });

  test.each(ids)("%s has its tier and prefix, and only reads", (id) => {
    const { tier, prefix, access } = personaOf(id);
    expect([tier, prefix]).toEqual(CATALOGUE[id]);
    expect(access).toBe("read");
  });

  test.each(ids)("%s says every block in few words", (id) => {
    const { blocks, text } = personaOf(id);
    expect(Object.keys(blocks)).toEqual([...BLOCKS]);
    const short = BLOCKS.filter((block) => countWords(blocks[block]) <= 15);
    expect(short).toEqual([]);
    expect(countWords(text)).toBeLessThan(900);
    expect(countWords(personaSources[id])).toBeLessThan(600);
  });

  test.each(ids)(
    "%s tells what is not a finding, what is clean, and whom it leaves things to",
    (id) => {
      const { text, blocks } = personaOf(id);
      expect(text).toContain("Judge the thing, never its author.");
      expect(text).toContain("what you left out and why");
      expect(text).toMatch(/`clean`|clean/);
      expect(blocks.Boundaries).toMatch(/\b(no|not|never|nothing|only)\b/i);
    },
  );

  test.each(Object.entries(SCALES))("%s keeps its words for how bad something is", (id, scale) => {
    const own = personas.get(id)?.scale.map(({ severity, words }) => `${severity}: ${words}`);
    expect(own).toEqual(scale);
  });

  test.each(SAYS)("%s says %s", (id, pattern) => {
    expect(personaOf(id).text).toMatch(pattern);
  });

  test.each(ids)("%s gives the ids of its findings by its prefix", (id) => {
    const { blocks, prefix } = personaOf(id);
    const first = prefix === "D-" || !prefix.endsWith("-") ? `${prefix}1` : `${prefix}001`;
    expect(blocks.Output).toContain(first);
  });
});
