import { type Action, actText, oneLine, type ProposalObject } from "@wheelhouse/core";
import { clean } from "../output/clean.ts";
import type { Paint } from "../output/paint.ts";
import { wrap } from "../output/wrap.ts";

/** Most characters of a text that a card shows once it was answered. Before that all of it is shown: somebody is to say yes to it. */
const MOST = 600;

/** How commands name the thread that they are about, after the verb and the number. */
export function threadOption(name: string, project?: string): string {
  const thread = name === "main" ? "" : ` --thread ${name}`;
  return project === undefined ? thread : `${thread} --project ${project}`;
}

/** A proposal as a numbered card: exactly what will happen, why, and how it is answered; `option` is the end of those commands. */
export function proposalCard(
  proposal: ProposalObject,
  { paint, columns, option }: { paint: Paint; columns: number; option: string },
): string {
  const { n, text, why, status } = proposal;
  const indent = " ".repeat(String(n).length + 2);
  const line = (said: string): string => wrap(clean(said), columns, { indent });
  return [
    `${paint.bold(String(n))}  ${paint.bold(oneLine(clean(text), MOST))}`,
    ...detailsOf(proposal.action).map((each) => line(status === "open" ? each : cut(each))),
    ...(why === "" ? [] : [paint.dim(line(`Why: ${oneLine(why, MOST)}`))]),
    status === "open"
      ? `${indent}Accept: wheelhouse chat accept ${n}${option} · not wanted: wheelhouse chat dismiss ${n}${option}`
      : paint.dim(line(answerText(proposal))),
  ].join("\n");
}

/** What became of a proposal, in a line. */
export function answerText({
  status,
  answered_by: by,
  effect,
  refusal,
  n,
}: ProposalObject): string {
  const made = [
    ...(effect?.issue === undefined ? [] : [`issue #${effect.issue}`]),
    ...(effect?.run === undefined ? [] : [`run ${effect.run}`]),
    ...(effect?.schedule === undefined ? [] : [`schedule ${effect.schedule}`]),
  ].join(", ");
  switch (status) {
    case "open":
      return `Proposal ${n} is open.`;
    case "accepted":
      return `Proposal ${n} was accepted by ${by}${made === "" ? "" : `: ${made}`}.`;
    case "dismissed":
      return `Proposal ${n} was dismissed by ${by}${refusal === null ? "" : `: ${refusal}`}.`;
    case "undone":
      return `Proposal ${n} was done, and taken back by ${by}.`;
    case "void":
      return `Proposal ${n} cannot be done any more${refusal === null ? "" : `: ${refusal}`}.`;
    default:
      return status satisfies never;
  }
}

/** Everything of an action that its line does not say. */
function detailsOf(action: Action): string[] {
  switch (action.kind) {
    case "create_issue": {
      const { type, priority, labels = [], depends_on: after = [], description, ref } = action;
      const words = [
        ...(type === undefined ? [] : [type]),
        ...(priority === undefined ? [] : [`priority ${priority}`]),
        ...labels.map((label) => `#${label}`),
        ...(after.length === 0
          ? []
          : [
              `after ${after.map((each) => (typeof each === "number" ? `#${each}` : each)).join(", ")}`,
            ]),
        ...(ref === undefined ? [] : [`called ${ref} here`]),
      ];
      return [...(words.length === 0 ? [] : [words.join(" · ")]), ...bodyOf(description)];
    }
    case "start_issue":
      return [
        `Agents work in a private clone${action.agent === undefined ? "" : `: ${action.agent}`}.`,
      ];
    case "launch_flow":
      return [
        ...(action.agent === undefined ? [] : [`By ${action.agent}.`]),
        ...bodyOf(action.focus),
      ];
    case "schedule": {
      const { act, title } = action;
      const does =
        act.kind === "flow" ? `Starts ${actText(act)}.` : `Has agents solve ${actText(act)}.`;
      const { focus, agent, model, input = {} } = act.kind === "flow" ? act : {};
      const who = [agent, model].filter((each) => each !== undefined).join(", ");
      return [
        ...(title === undefined ? [] : [title]),
        does,
        ...(who === "" ? [] : [`By ${who}.`]),
        ...Object.entries(input).flatMap(([name, value]) =>
          bodyOf(`${name}: ${JSON.stringify(value)}`),
        ),
        ...bodyOf(focus),
      ];
    }
    case "notify":
      return bodyOf(action.text);
    case "comment":
      return bodyOf(action.text);
    default:
      return action satisfies never;
  }
}

function bodyOf(text: string | undefined): string[] {
  if (text === undefined || text.trim() === "") return [];
  return [text.trim()];
}

function cut(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
