import {
  documentOutputSchema,
  type Brief,
  type DocumentOutput,
  type Finding,
  type FindingsOutput,
} from "@wheelhouse/core";
import { count } from "../analyses/context.ts";
import { joinPath } from "../documents/resolve-path.ts";
import type { SourceIndex } from "../tree/source-index.ts";
import { bySeverity } from "../report/severity-counts.ts";

type Flaw = Pick<Finding, "severity" | "claim" | "why" | "fix">;

/** Reviews a document as far as a program can: what it names and what it rests on, not whether it is right. */
export function reviewDocument(index: SourceIndex, brief: Brief): FindingsOutput {
  const parsed = documentOutputSchema.safeParse(brief.document);
  if (!parsed.success)
    return {
      findings: [],
      clean: [],
      notRun: ["document: what is to be reviewed is no document"],
      deferred: [],
      summary: "There was no document to review.",
    };
  const flaws = [
    ...lostNames(parsed.data, brief),
    ...lostPlaces(parsed.data, index),
    ...emptySections(parsed.data, brief),
    ...brokenOrder(parsed.data),
    ...openFields(parsed.data),
  ];
  const findings = flaws.slice(0, Math.min(brief.max ?? 10, 10)).map((flaw, at): Finding => ({
    id: `${brief.prefix ?? "S"}${at + 1}`,
    ...flaw,
    citations: [],
    trust: "provided",
    topic: "document",
  }));
  return {
    findings,
    clean:
      flaws.length > 0
        ? []
        : [
            `document: every id and place that it names is there, no section is empty, and its ${count(parsed.data.items.length, "item")} stand in an order that can be followed`,
          ],
    notRun: ["Needs a model: whether the document is right, complete and clear"],
    deferred: [],
    summary:
      flaws.length === 0
        ? "Nothing that a program can check is wrong with the document."
        : `${count(findings.length, "flaw")} (${bySeverity(findings)}) that a program can see, without a model.`,
  };
}

const textsOf = (document: DocumentOutput): readonly (readonly [where: string, text: string])[] => [
  ["the summary", document.summary],
  ...document.sections.map(({ id, body }) => [`the section \`${id}\``, body] as const),
  ...document.items.map(
    ({ id, title, body }) => [`the item \`${id}\``, `${title}\n${body}`] as const,
  ),
];

/** Ids of findings that were never handed in. */
function lostNames(document: DocumentOutput, { findings = [] }: Brief): readonly Flaw[] {
  const known = new Set(findings.map(({ id }) => id));
  const own = new Set(document.items.map(({ id }) => id));
  const prefixes = new Set([...known].map((id) => id.replace(/\d+$/, "")));
  const flaws: Flaw[] = [];
  const tell = (where: string, id: string): number =>
    flaws.push({
      severity: "high",
      claim: `${where} rests on \`${id}\`, which is not among the findings.`,
      why: "Nobody can look up what is said there.",
      fix: "Name the finding that is meant, or take the sentence out.",
    });
  for (const { id, findings: named } of document.items)
    for (const one of named) if (!known.has(one)) tell(`The item \`${id}\``, one);
  for (const [where, text] of textsOf(document))
    for (const [, group = ""] of text.matchAll(
      /\(((?:[A-Z]{1,5}-?\d+)(?:,\s*[A-Z]{1,5}-?\d+)*)\)/g,
    ))
      for (const id of group.split(/,\s*/))
        if (prefixes.has(id.replace(/\d+$/, "")) && !known.has(id) && !own.has(id))
          tell(capital(where), id);
  return flaws;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Lines of files that are not there. */
function lostPlaces(document: DocumentOutput, index: SourceIndex): readonly Flaw[] {
  const flaws: Flaw[] = [];
  for (const [where, text] of textsOf(document))
    for (const [, path = "", line = ""] of text.matchAll(
      /`?((?:[\w@.-]+\/)*[\w@.-]+\.[a-z]{1,5}):(\d{1,6})\b/g,
    )) {
      const file = index.byPath.get(joinPath("", path) ?? path);
      if (
        file === undefined
          ? index.seen.has(path) ||
            // The end of a path with a blank in it.
            [...index.byPath.keys()].some((known) => known.endsWith(` ${path}`)) ||
            /^(?:https?|localhost)/.test(path)
          : Number(line) <= file.lineStarts.length
      )
        continue;
      flaws.push({
        severity: "high",
        claim: `${capital(where)} names \`${path}:${line}\`, which is not in the tree.`,
        why: "A reader who follows it finds nothing.",
        fix: "Name the line as it is now.",
      });
    }
  return flaws;
}

function emptySections(document: DocumentOutput, { sections = [] }: Brief): readonly Flaw[] {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  return document.sections
    .filter(
      ({ id, body }) => body.trim() === "" && !document.items.some((item) => item.section === id),
    )
    .map(({ id }) => ({
      severity: "medium",
      claim: `The section \`${titles.get(id) ?? id}\` is empty.`,
      why: "A reader cannot tell whether there is nothing to say or nobody looked.",
      fix: "Say in a sentence why there is nothing.",
    }));
}

/** Items that stand twice, wait for ones that are not there, or for each other. */
function brokenOrder({ items }: DocumentOutput): readonly Flaw[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const flaws: Flaw[] = items.flatMap(({ id, dependsOn }) =>
    dependsOn
      .filter((one) => !byId.has(one))
      .map((one) => ({
        severity: "high" as const,
        claim: `The item \`${id}\` comes after \`${one}\`, which is not there.`,
        why: "Nobody knows when it can be begun.",
        fix: "Name an item of this document.",
      })),
  );
  for (const [id, same] of Map.groupBy(items, (item) => item.id))
    if (same.length > 1)
      flaws.push({
        severity: "high",
        claim: `${count(same.length, "item")} are called \`${id}\`.`,
        why: "What names it may mean any of them.",
        fix: "Number them anew.",
      });
  const circle = circleOf(
    items.map(({ id }) => id),
    (id) => byId.get(id)?.dependsOn ?? [],
  );
  if (circle !== undefined)
    flaws.push({
      severity: "critical",
      claim: `The items ${circle.map((id) => `\`${id}\``).join(" → ")} wait for each other.`,
      why: "None of them can ever be begun.",
      fix: "Cut one of them so that a part comes first.",
    });
  return flaws;
}

/** A circle among things that wait for others, with its first one at both ends. */
function circleOf(
  ids: readonly string[],
  next: (id: string) => readonly string[],
): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): readonly string[] | undefined => {
    const at = path.indexOf(id);
    if (at >= 0) return [...path.slice(at), id];
    if (done.has(id) || path.length > 500) return undefined;
    for (const one of next(id)) {
      const found = visit(one, [...path, id]);
      if (found !== undefined) return found;
    }
    done.add(id);
    return undefined;
  };
  for (const id of ids) {
    const found = visit(id, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Items without a value where the others of their section have one. */
function openFields({ items }: DocumentOutput): readonly Flaw[] {
  return [...Map.groupBy(items, ({ section }) => section).values()].flatMap((group) => {
    const names = new Set(group.flatMap(({ fields }) => Object.keys(fields)));
    return group.flatMap(({ id, fields }): Flaw[] => {
      const open = [...names].filter((name) => (fields[name] ?? "").trim() === "");
      return open.length === 0
        ? []
        : [
            {
              severity: "low",
              claim: `The item \`${id}\` does not say its ${open.join(", ")}.`,
              why: "The other items of its section do.",
              fix: "Say it, or say that it is not known.",
            },
          ];
    });
  });
}
