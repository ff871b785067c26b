import type { SourceFile } from "../tree/source-file.ts";
import type { AnalysisResult, Candidate } from "./candidate.ts";
import { cite } from "./cite.ts";
import { count, factsOf, isProgram, type AnalysisContext } from "./context.ts";

/** A reminder in a comment is stale after this many days. */
const STALE_DAYS = 365;
const MARK = /^[\s/*#;!<>=%'"-]*(?:@)?(TODO|FIXME|HACK|XXX|BUG)\b(?:\s*[:([!-]|\s+[A-Za-z"'`])/;
const DEFECT =
  /\b(race condition|racy|leaks?|deadlocks?|security|vulnerab\w*|(?:sql|code|command) injection|overflows?|data loss|corrupt\w*|crash\w*|broken|(?:does(?:n't| not)|won't) work|wrong(?:ly)?|incorrect(?:ly)?|bug|hangs?|infinite loop|not thread.?safe)\b/i;

interface Reminder {
  readonly file: SourceFile;
  readonly line: number;
  readonly mark: string;
  readonly text: string;
  /** Undefined when the age is not known. */
  readonly ageDays: number | undefined;
}

/** Finds reminders in comments that nobody came back to. */
export async function analyseTodos(context: AnalysisContext): Promise<AnalysisResult> {
  const facts = factsOf(context);
  const ages = new Map(
    facts?.todos.map((one) => [`${one.path}:${one.line}`, one.ageDays ?? undefined]),
  );
  const reminders: Reminder[] = [];
  for (const file of context.index.files) {
    await context.pacer.tick();
    if ((file.role !== "source" && file.role !== "tooling") || !isProgram(file)) continue;
    for (const one of remindersOf(file))
      reminders.push({ ...one, ageDays: ages.get(`${file.path}:${one.line}`) });
  }
  if (reminders.length === 0)
    return {
      candidates: [],
      clean: ["todos: no TODO, FIXME or HACK in a comment of the sources"],
      notRun: [],
    };

  const aged = reminders.filter((one) => one.ageDays !== undefined);
  if (aged.length === 0) {
    const reason =
      "absent" in context.facts
        ? context.facts.absent
        : "the facts file has no age for any of them";
    const group = withoutAges(reminders);
    return {
      candidates: group === undefined ? [] : [group],
      clean: [],
      notRun: [
        `todos: the ages of ${count(reminders.length, "reminder")} are not known, since ${reason}`,
      ],
    };
  }
  const unknown = reminders.length - aged.length;
  const notRun =
    unknown === 0
      ? []
      : [`todos: the ages of ${unknown} of ${count(reminders.length, "reminder")} are not known`];
  const stale = reminders
    .filter((one) => (one.ageDays ?? 0) >= STALE_DAYS)
    .toSorted((a, b) => urgency(b) - urgency(a) || (a.file.path < b.file.path ? -1 : 1));
  if (stale.length === 0)
    return {
      candidates: [],
      clean: [`todos: none of ${count(aged.length, "reminder")} is older than a year`],
      notRun,
    };
  const grave = stale.filter((one) => DEFECT.test(one.text)).slice(0, 3);
  const rest = stale.filter((one) => !grave.includes(one));
  const group = collective(rest, reminders.length);
  return {
    candidates: [...grave.map(single), ...(group === undefined ? [] : [group])],
    clean: [],
    notRun,
  };
}

function remindersOf(file: SourceFile): readonly Reminder[] {
  return file.lexed.comments.flatMap(({ start, end }) => {
    const raw = file.text.slice(start, end);
    if (!/TODO|FIXME|HACK|XXX|BUG/.test(raw)) return [];
    const first = file.lineAt(start);
    return raw.split("\n").flatMap((text, i): Reminder[] => {
      const mark = MARK.exec(text)?.[1];
      const clean = text.replace(/^[\s/*#;!<>=%-]+|[\s*/>-]+$/g, "");
      return mark === undefined
        ? []
        : [{ file, line: first + i, mark, text: clean, ageDays: undefined }];
    });
  });
}

function urgency(one: Reminder): number {
  return (DEFECT.test(one.text) ? 5000 : 0) + (one.mark === "TODO" ? 0 : 1500) + (one.ageDays ?? 0);
}

function single(one: Reminder): Candidate {
  const grave = /\b(race|racy|leak|deadlock|security|vulnerab|injection|data loss|corrupt)/i.test(
    one.text,
  );
  const years = ((one.ageDays ?? 0) / 365).toFixed(1);
  return {
    analysis: "todos",
    rule: "stale-defect",
    severity: grave ? "medium" : "low",
    confidence: 0.6,
    impact: urgency(one) / 1000,
    claim: `The ${one.mark} at \`${one.file.path}\`:${one.line} names a defect and is ${count(Math.round(one.ageDays ?? 0), "day")} (${years} years) old.`,
    why: `It says: "${shorten(one.text)}". Whoever wrote it knew of the defect, and callers do not.`,
    fix: "Fix it, or move it to the issue tracker and describe the limit where callers see it.",
    topic: "stale-todo",
    citations: [cite(one.file, one.line)],
    path: one.file.path,
    touches: "lines",
  };
}

function collective(stale: readonly Reminder[], all: number): Candidate | undefined {
  const [first, ...others] = stale;
  if (first === undefined || stale.length < 3) return undefined;
  const oldest = stale.reduce((top, one) => Math.max(top, one.ageDays ?? 0), 0);
  return {
    analysis: "todos",
    rule: "stale-many",
    severity: "info",
    confidence: 0.6,
    impact: Math.log2(stale.length),
    claim: `${count(stale.length, "reminder")} of ${all} (TODO, FIXME, HACK, XXX) ${stale.length === 1 ? "is" : "are"} older than a year, the oldest ${count(Math.round(oldest), "day")}.`,
    why: "A reminder that nobody acted on for a year hides the ones that matter.",
    fix: "Delete those that no longer hold and give the others an issue.",
    topic: "stale-todo",
    citations: [
      cite(first.file, first.line),
      ...others.slice(0, 4).map((one) => cite(one.file, one.line)),
    ],
    path: first.file.path,
    touches: "lines",
  };
}

function withoutAges(reminders: readonly Reminder[]): Candidate | undefined {
  const cited = reminders
    .filter((one) => DEFECT.test(one.text))
    .toSorted((a, b) => urgency(b) - urgency(a));
  const [first, ...others] = cited;
  if (first === undefined) return undefined;
  return {
    analysis: "todos",
    rule: "reminders",
    severity: "info",
    confidence: 0.4,
    impact: Math.log2(reminders.length),
    claim: `${count(reminders.length, "reminder")} (TODO, FIXME, HACK, XXX) ${reminders.length === 1 ? "stands" : "stand"} in the sources, of which ${cited.length} ${cited.length === 1 ? "names" : "name"} a defect; their ages are not known.`,
    why: `One says: "${shorten(first.text)}".`,
    fix: "Check the cited ones first: each names something that its author knew to be wrong.",
    topic: "stale-todo",
    citations: [
      cite(first.file, first.line),
      ...others.slice(0, 4).map((one) => cite(one.file, one.line)),
    ],
    path: first.file.path,
    touches: "lines",
  };
}

const shorten = (text: string): string => (text.length > 140 ? `${text.slice(0, 139)}…` : text);
