import { type PlanInput, type StepInput, wavesOf } from "@wheelhouse/core";
import { clean } from "../../output/clean.ts";
import { wrap } from "../../output/wrap.ts";
import type { BookedFlow } from "../flow-book.ts";

/** What a flow file does, for a person who is to trust it: its steps, who does them, and what they may touch. */
export function describeDeeds({ name, path, read }: BookedFlow, columns: number): string {
  const head = `The flow ${name} comes with this project: ${clean(path)}`;
  if (read === undefined)
    return [
      head,
      wrap(
        "It is a script. It has not been loaded: what it does can be shown once you trust it. Read the file. When it " +
          "is trusted, it runs in a process that writes nothing, reads nothing of the project and starts nothing; all " +
          "that it gives is a plan, which is checked like any other.",
        columns,
      ),
    ].join("\n");
  if (!read.ok) return head;
  const plans = [...read.flow.plans.values()];
  const largest = plans.toSorted((a, b) => b.steps.length - a.steps.length)[0];
  return [head, ...(largest ? deedsOf(largest, plans) : [])].join("\n");
}

/**
 * The steps of a plan, a line each, and the widest access that any has; with what the plans of other bands do beside it,
 * since a person trusts all of them.
 */
export function deedsOf(plan: PlanInput, others: Iterable<PlanInput> = []): string[] {
  const all = [plan, ...others].flatMap(({ steps }) => steps);
  const writes = all.some((step) => accessOf(step) === "write");
  const ordered = plan.steps.map(({ id, after = [] }) => ({ id, after }));
  const width = Math.max(...all.map(({ id }) => id.length));
  const lineOf = (step: StepInput): string =>
    `  ${clean(step.id).padEnd(width)}  ${clean(deedOf(step))}`;
  const lines = plan.steps.map(lineOf);
  const more = [...new Set(all.map(lineOf))].filter((line) => !lines.includes(line));
  return [
    `It has ${plan.steps.length} steps in ${wavesOf(ordered).length} waves; its agents ${
      writes ? "may write, each in a clone of its own" : "only read"
    }.`,
    ...lines,
    ...(more.length === 0 ? [] : ["Only in other bands:", ...more]),
  ];
}

function deedOf(step: StepInput): string {
  switch (step.kind) {
    case "agent": {
      const who = step.agent === undefined ? "" : ` by ${step.agent}`;
      const judge = step.critic ? `, judged by ${step.critic.persona.id}` : "";
      return `${step.persona.id}, ${step.access}${who}${judge}`;
    }
    case "code":
      return step.run;
    case "request":
      return `asks a person (${step.ask})`;
    case "map":
      return step.each.kind === "agent"
        ? `for each item: ${step.each.persona.id}, ${step.each.access}`
        : `for each item: ${step.each.run}`;
    case "scope":
      return `steps that an earlier one wrote, ${step.access ?? "read"}`;
    case "run":
      return `a run of ${step.flow}`;
    default:
      return step satisfies never;
  }
}

function accessOf(step: StepInput): "read" | "write" {
  if (step.kind === "agent") return step.access;
  if (step.kind === "scope") return step.access ?? "read";
  return step.kind === "map" && step.each.kind === "agent" ? step.each.access : "read";
}
