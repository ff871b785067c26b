import { fenced, shownCommand } from "@wheelhouse/core";
import { code } from "../draft/draft-text.ts";
import { cell, oneLine, plural } from "../../report/markdown.ts";
import { howItEnded } from "../verdict/checks-passed.ts";
import type { ReportFacts, ToldStep } from "./report-facts.ts";

/** A section of a report; left out when it has no lines. */
interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The sections of an issue's report, in the order in which a person reads them. */
export function reportSections(facts: ReportFacts): Section[] {
  return [
    { title: "What was asked for", lines: asked(facts) },
    { title: "What was done", lines: facts.steps.map(stepLine) },
    { title: "What has changed", lines: changed(facts) },
    { title: "Evidence", lines: evidence(facts) },
    { title: "The judge", lines: judged(facts) },
    { title: "What was not done", lines: notDone(facts) },
    {
      title: "What people decided",
      lines: facts.said.map(
        ({ step, by, words }) => `- ${code(step)}, ${oneLine(by)}: ${oneLine(words)}`,
      ),
    },
    { title: "The branch", lines: branch(facts) },
  ];
}

function asked({ input, understood, plan }: ReportFacts): string[] {
  const { number, title } = input.issue;
  return [
    `Issue #${number}: ${oneLine(title)}`,
    ...(understood ? ["", ...understood.acceptance.map((each) => `- ${oneLine(each)}`)] : []),
    ...(plan ? ["", `The plan: ${oneLine(plan.draft.summary)}`] : []),
  ];
}

function stepLine({ id, label, status, reason, work, checks }: ToldStep): string {
  const head = `- **${oneLine(label)}** (${code(id)}, ${status})`;
  if (work) {
    const none =
      work.unchanged === undefined ? "" : ` No file was changed: ${oneLine(work.unchanged)}`;
    return `${head}: ${oneLine(work.summary)}${none}\n  Handed on: ${oneLine(work.handoff)}`;
  }
  if (checks)
    return `${head}: ${checks.results.map((result) => `${code(shownCommand(result.command))} ${howItEnded(result)}`).join("; ")}`;
  return reason === undefined ? head : `${head}: ${oneLine(reason)}`;
}

/** Most files that are listed. */
const MOST_FILES = 100;

function changed({ changes }: ReportFacts): string[] {
  if (!changes) return ["Nobody could look at it."];
  if (changes.empty) return ["Nothing."];
  const rows = changes.files
    .slice(0, MOST_FILES)
    .map(
      ({ path, status, added, removed, flags }) =>
        `| ${cell(code(path))} | ${status} | +${added} | -${removed} | ${flags.join(", ")} |`,
    );
  const more = changes.files.length - MOST_FILES;
  return [
    `${plural(changes.files.length, "file")}, +${changes.added} -${changes.removed}.`,
    "",
    "| file | status | added | removed | flags |",
    "| --- | --- | ---: | ---: | --- |",
    ...rows,
    ...(more > 0 ? ["", `And ${more} more.`] : []),
  ];
}

/** How much of the output of a command that failed is shown, in characters: its end. */
const MOST_OUTPUT = 2_000;

function evidence({ input, evidence: ran, baseline }: ReportFacts): string[] {
  if (input.work.checks.length === 0)
    return ["The project's settings name no checks, so none were run by us."];
  if (!ran) return ["The checks were not run."];
  return [
    ran.commit === undefined
      ? "We ran these over the finished work, in the sandbox, and not in a fresh checkout (`fresh_checks`): what git ignores there, where the agents could write too, may have had a part in it."
      : `We ran these in the sandbox, in a fresh checkout of ${code(ran.commit)}:`,
    "",
    ...ran.results.flatMap((result) => {
      const before = baseline?.results.find(({ name }) => name === result.name);
      const then = before ? ` (before the work it ${howItEnded(before)})` : "";
      const line = `- ${code(shownCommand(result.command))} ${howItEnded(result)}${then}`;
      const tail = result.output.slice(-MOST_OUTPUT);
      return result.ok || tail.trim() === "" ? [line] : [line, "", fenced(tail, "", "  "), ""];
    }),
  ];
}

function judged({ judgement }: ReportFacts): string[] {
  if (!judgement) return ["No judge has looked at the work."];
  return [
    `**${judgement.verdict === "solved" ? "Solved" : "Unsolved"}.** ${oneLine(judgement.reasons)}`,
    ...(judgement.person === undefined
      ? []
      : ["", `Left to a person: ${oneLine(judgement.person)}`]),
    ...(judgement.criteria.length > 0 ? [""] : []),
    ...judgement.criteria.map(
      ({ criterion, met, evidence: shows }) =>
        `- ${met ? "met" : "not met"}: ${oneLine(criterion)} (${oneLine(shows)})`,
    ),
    ...judgement.flagged.map(
      ({ path, flag, answer }) => `- flagged ${flag}, ${code(path)}: ${oneLine(answer)}`,
    ),
  ];
}

function notDone({ judgement, steps, clone }: ReportFacts): string[] {
  const left = steps.filter(({ status }) => status !== "completed");
  const lines = [
    ...(judgement?.missing ?? []).map((each) => `- ${oneLine(each)}`),
    ...left.map(
      ({ label, status, reason }) =>
        `- ${oneLine(label)}: ${status}${reason === undefined ? "" : `, ${oneLine(reason)}`}`,
    ),
    ...((clone?.dirty ?? 0) > 0
      ? [
          `- Not part of the work: ${plural(clone?.dirty ?? 0, "uncommitted file")} in the working tree.`,
        ]
      : []),
  ];
  return lines.length > 0 ? lines : ["Nothing is known to be left."];
}

function branch(facts: ReportFacts): string[] {
  const { input, handedOver, exported, notHandedOver, base, brought, clone } = facts;
  if (!handedOver && exported)
    return [
      `There is none: ${oneLine(notHandedOver ?? "a patch was wanted")}`,
      "",
      `The work is in ${code(exported.patch)}, from ${code(exported.base ?? clone?.base ?? "its base")} on:`,
      "",
      fenced(shownCommand(["git", "apply", "--index", exported.patch]), "sh"),
    ];
  if (!handedOver)
    return [`There is none: ${oneLine(notHandedOver ?? "nothing was handed over")}.`];
  const name = handedOver.branch;
  const from =
    input.work.base ?? clone?.baseRef?.replace(/^refs\/heads\//, "") ?? clone?.base ?? "HEAD";
  const commands = [
    ["git", "log", "--stat", `${from}..${name}`],
    ["git", "diff", `${from}...${name}`],
    ["git", "switch", name],
    ["git", "merge", name],
  ];
  return [
    `${code(name)} at ${code(handedOver.commit)}. Nothing else in the repository was touched.`,
    ...(brought === undefined ? [] : ["", `Brought in before that: ${oneLine(brought)}`]),
    ...baseLines(base),
    "",
    fenced(commands.map(shownCommand).join("\n"), "sh"),
  ];
}

function baseLines(base: ReportFacts["base"]): string[] {
  if (base?.gone) return ["", "The branch that the work began from was deleted meanwhile."];
  const conflicts = base?.conflicts ?? [];
  if (conflicts.length > 0)
    return [
      "",
      "The branch that the work began from has moved. Merging conflicts in:",
      "",
      ...conflicts.map((path) => `- ${code(path)}`),
    ];
  if (base?.rewritten)
    return [
      "",
      "The branch that the work began from was rewritten: it no longer leads to where the work began.",
    ];
  return base?.moved
    ? ["", "The branch that the work began from has moved; it merges cleanly."]
    : [];
}
