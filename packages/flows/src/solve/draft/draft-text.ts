import { shownCommand } from "@wheelhouse/core";
import { oneLine, prose } from "../../report/markdown.ts";
import type { Draft, DraftStep } from "./draft-schema.ts";

const WHO = {
  write: "an agent, which may change files in the clone; a critic judges it",
  read: "an agent, which only reads",
  check: "a command, run by us in the sandbox",
  ask: "you",
} as const;

/** One line for each step: what every agent of a plan knows of the others. */
export function overviewOf({ summary, steps }: Draft): string {
  const lines = steps.map(
    (step, at) => `${at + 1}. ${step.id} (${step.does}): ${oneLine(step.title)}${asked(step)}`,
  );
  return `${summary.trim()}\n\n${lines.join("\n")}`;
}

function asked({ does, question = "" }: DraftStep): string {
  return does === "ask" ? ` "${oneLine(question)}"` : "";
}

/**
 * What a person reads before they approve a plan, as Markdown. What their yes allows stands before the steps, so that no length
 * of these can push it out of sight.
 */
export function draftText(
  { summary, steps }: Draft,
  commands: readonly { readonly step: string; readonly command: readonly string[] }[],
): string {
  const numbered = steps.map((step, at) => stepText(step, at + 1));
  const beyond =
    commands.length === 0
      ? "The plan runs no commands beside the checks of your settings."
      : `Your yes also allows these commands, in the sandbox over the clone:\n\n${commands.map(({ step, command }) => `- ${code(shownCommand(command))} (${step})`).join("\n")}`;
  return `${prose(summary)}\n\n${beyond}\n\n${numbered.join("\n")}`;
}

function stepText(step: DraftStep, number: number): string {
  const { id, title, does, after = [] } = step;
  const judged = does === "read" && (step.rubric ?? "").trim() !== "" ? "; a critic judges it" : "";
  const lines = [
    `${number}. **${oneLine(title)}** (${code(id)}${after.length > 0 ? `, after ${after.map(code).join(", ")}` : ""})`,
    `   By ${WHO[does]}${judged}.`,
    ...(does === "ask" ? [`   ${cut(oneLine(step.question ?? ""))}${options(step)}`] : []),
    ...(does === "check"
      ? [
          `   Runs ${step.check === undefined ? code(shownCommand(step.command ?? [])) : code(step.check)}.`,
        ]
      : []),
    ...(step.work.trim() === "" ? [] : [`   ${cut(oneLine(step.work))}`]),
  ];
  return lines.join("\n");
}

function options({ options: all = [] }: DraftStep): string {
  return all.length === 0 ? "" : ` (${all.map(oneLine).join(" / ")})`;
}

/** Longest work or question in the text of an approval, in characters; the plan itself is beside it. */
const MOST = 400;

function cut(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)} […]` : text;
}

/** Code in a line of Markdown, whatever is in it. */
export function code(text: string): string {
  const plain = oneLine(text);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const tick = "`".repeat(longest + 1);
  return longest === 0 ? `${tick}${plain}${tick}` : `${tick} ${plain} ${tick}`;
}
