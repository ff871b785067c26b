import { SEVERITIES, type Finding, type SynthesisOutput } from "@wheelhouse/core";
import { count, listed } from "../analyses/context.ts";
import { bySeverity } from "./severity-counts.ts";

/** At most this many recommendations; the rest of the findings speak for themselves. */
const MOST = 8;

/** Praise beyond this is not read. */
const MOST_GOOD = 4;

/** What topics are called in a sentence. */
const TOPICS: Readonly<Record<string, string>> = {
  "hot-spot": "large files that change often",
  "import-cycle": "import cycles",
  "god-file": "overgrown files",
  "missing-tests": "code that no test reaches",
  "stale-todo": "old reminders",
  secrets: "secrets in the repository",
  security: "security",
  concurrency: "concurrency",
  "error-handling": "lost failures",
  "edge-case": "values that nobody expects",
  resilience: "calls and loops without a limit",
  operations: "builds and containers",
  data: "stored data",
  accessibility: "what some people cannot use",
  contradiction: "documents that the tree contradicts",
  "doc-structure": "the structure of documents",
  gap: "what should be there and is not",
  seam: "borders between parts",
  "error-path": "the path of the error",
  "data-flow": "where values go",
  history: "what changed lately",
  stack: "what the project is made with",
  commands: "its commands",
  boundaries: "its parts",
  infrastructure: "what machines run",
  docs: "its documents",
  "entry-point": "where it begins",
  core: "what most of it rests on",
  "data-model": "what it keeps",
  config: "its settings",
  test: "its tests",
};

/**
 * Ranks and groups given findings into a plain summary. It composes and judges nothing: the words are
 * those of the findings, and the summary says that no model took part.
 */
export function synthesise(findings: readonly Finding[], good: readonly string[]): SynthesisOutput {
  const ranked = findings.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || compare(a.id, b.id),
  );
  return {
    summary: summaryOf(ranked),
    recommendations: groups(ranked)
      .slice(0, MOST)
      .map((group) => ({ text: recommendation(group), findings: group.map((one) => one.id) })),
    good: good.slice(0, MOST_GOOD),
  };
}

const compare = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

function summaryOf(ranked: readonly Finding[]): string {
  const [first] = ranked;
  if (first === undefined) return "Composed without a model. No finding was handed in.";
  const topics = [...Map.groupBy(ranked, (one) => one.topic ?? "other")]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([topic, members]) => `${TOPICS[topic] ?? topic} (${members.length})`);
  const files = [...Map.groupBy(ranked, (one) => one.citations[0]?.path ?? "")]
    .filter(([path, members]) => path !== "" && members.length > 1)
    .toSorted((a, b) => b[1].length - a[1].length || compare(a[0], b[0]))
    .slice(0, 3)
    .map(([path, members]) => `\`${path}\` (${members.length})`);
  const crowded = files.length > 0 ? ` More than one finding is about ${listed(files)}.` : "";
  const begun = `Composed without a model, by ranking and grouping. ${count(ranked.length, "finding")}: ${bySeverity(ranked)}. ${ranked.length === 1 ? "It is" : "They are"} about ${listed(topics)}.`;
  // What only describes has no worst.
  return first.severity === "info"
    ? begun
    : `${begun} The most severe is ${first.id}: ${first.claim}${crowded}`;
}

/** Findings that ask for the same thing, or are about the same file and topic; in the order of the worst. */
function groups(ranked: readonly Finding[]): readonly (readonly Finding[])[] {
  const made = new Map<string, Finding[]>();
  for (const one of ranked) {
    const path = one.citations[0]?.path ?? "";
    const key = one.fix === undefined ? `${one.topic} ${path}` : `${one.topic} ${stem(one.fix)}`;
    const group = made.get(key) ?? [];
    group.push(one);
    made.set(key, group);
  }
  return [...made.values()];
}

/** A fix without its names and numbers, so that the same advice for two places is one. */
function stem(fix: string): string {
  return fix
    .replace(/`[^`]*`|\([^)]*\)|\d+/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60);
}

function recommendation(group: readonly Finding[]): string {
  const [first] = group;
  if (first === undefined) return "";
  const paths = [...new Set(group.map((one) => one.citations[0]?.path ?? ""))].filter(
    (path) => path !== "",
  );
  const [own, ...others] = paths;
  const advice = first.fix ?? first.claim;
  const place = own === undefined || advice.includes(own) ? "" : `In \`${own}\`: `;
  const more = others.length > 3 ? ` and ${count(others.length - 3, "other file")}` : "";
  const same =
    others.length === 0
      ? ""
      : ` The like in ${listed(others.slice(0, 3).map((path) => `\`${path}\``))}${more}.`;
  return `${place}${advice}${same}`;
}
