import { actionText, fenced, type MessageRow, oneLine, type ProposalRow } from "@wheelhouse/core";
import { bodiesOfProposal } from "@wheelhouse/core";

/** So many answers to proposals are told, and most characters of each. */
const MOST_ANSWERS = 6;
const ANSWER_CHARACTERS = 90;

/** What a prompt is made of. */
export interface PromptParts {
  /** Who it is; only in the first prompt of a session. */
  readonly brief: string | undefined;
  /** What was said before, for a session that does not know it. */
  readonly memory: string;
  /** Messages that it does not know, and that are answered or broken off. */
  readonly missed: string;
  /** What became of its proposals since. */
  readonly answers: readonly ProposalRow[];
  /** What the messages point at, as text. */
  readonly quotes: string;
  /** What is to be answered. */
  readonly messages: readonly Pick<MessageRow, "text" | "speaker">[];
}

/** A prompt: what it is told before, and then, last, what is to be answered. Pure. */
export function promptOf({
  brief,
  memory,
  missed,
  answers,
  quotes,
  messages,
}: PromptParts): string {
  const parts = [
    brief,
    memory && `What was said before, for you to know and not to answer:\n\n${memory}`,
    missed && `Said meanwhile, for you to know:\n\n${missed}`,
    answersText(answers),
    quotes && `What it is about, as data:\n\n${quotes}`,
    ...(brief === undefined ? [] : [askOf(messages)]),
    ...messages.map(({ text }) => text),
  ];
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

function askOf(messages: PromptParts["messages"]): string {
  if (messages[0]?.speaker === "wheelhouse") return "Decide now about these:";
  return messages.length === 1 ? "The person says:" : "The person says, one after the other:";
}

function answersText(answers: readonly ProposalRow[]): string {
  if (answers.length === 0) return "";
  const lines = answers.slice(-MOST_ANSWERS).map((row) => {
    const { action, effect } = bodiesOfProposal(row);
    const came =
      effect?.issue === undefined
        ? effect?.run === undefined
          ? ""
          : `, run ${effect.run}`
        : `, issue #${effect.issue}`;
    return `${row.status}${came}: ${oneLine(actionText(action), ANSWER_CHARACTERS)}`;
  });
  return `What became of your proposals:\n\n${fenced(lines.join("\n"), "text")}`;
}
