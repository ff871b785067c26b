import type { AgentSession, TurnEnd } from "@wheelhouse/engine";
import type { Json, Usage } from "@wheelhouse/core";
import { dataAtTheEnd, type HandedIn, NOTHING } from "./handed-in.ts";
import type { Hearing } from "./hearing.ts";

/** So often an agent is told what is wrong with what it handed in, or that something was refused. */
const MOST_WORDS = 2;

/** What the turns of one reply came to. */
export interface ReplyTurns {
  /** How the last one ended. */
  readonly turn: TurnEnd;
  readonly handed: HandedIn;
  /** The whole reply. */
  readonly text: string;
  /** What the agent says it has spent in all, in this and earlier replies of its process. */
  readonly usage: Usage | undefined;
}

/**
 * Prompts an agent for one reply. What it hands in and cannot be is told it once; what it may not do is refused, and it goes on
 * without.
 */
export async function replyTurns(
  session: Pick<AgentSession, "prompt">,
  {
    prompt,
    meta,
    hearing,
    read,
  }: {
    readonly prompt: string;
    readonly meta: Json;
    readonly hearing: Hearing;
    readonly read: (submitted: Json | undefined) => HandedIn;
  },
): Promise<ReplyTurns> {
  let usage: Usage | undefined;
  let next = prompt;
  for (let words = 0; ; words++) {
    const turn = await session.prompt(next, meta);
    usage = turn.usage ?? usage;
    const { handed, text } = outcomeOf(turn, hearing.text, read);
    const word = words < MOST_WORDS ? wordTo(turn, handed) : undefined;
    if (word === undefined) return { turn, handed, text, usage };
    next = word;
    hearing.nextTurn();
  }
}

/** What it is told in the same session before its reply counts; undefined when it counts as it is. */
function wordTo(turn: TurnEnd, { problem }: HandedIn): string | undefined {
  if (turn.end === "asked" && turn.permission)
    return "That is refused: you can read the project's files here, and nothing else. Go on without it.";
  if (turn.end !== "done" || problem === undefined) return undefined;
  return `What you handed in cannot be: ${problem}\n\nCall \`submit\` once more with all of it, mended. Say nothing else.`;
}

function outcomeOf(
  turn: TurnEnd,
  heard: string,
  read: (submitted: Json | undefined) => HandedIn,
): Pick<ReplyTurns, "handed" | "text"> {
  if (turn.end === "asked" && !turn.permission) {
    const choices = turn.options.map(({ label }) => `- ${label}`).join("\n");
    const question = [turn.text, choices].filter((part) => part !== "").join("\n\n");
    return { text: heard, handed: { ...NOTHING, question } };
  }
  if (turn.end !== "done") return { text: heard, handed: NOTHING };
  const said = heard === "" ? turn.text.trim() : heard;
  if (turn.submitted !== undefined) return { text: said, handed: read(turn.submitted) };
  const data = dataAtTheEnd(said);
  const handed = data && read(data.data);
  // A block that is no data of ours is an example in an answer. Decisions about items are never taken from words.
  const isOurs = handed !== undefined && handed.problem === undefined && !handed.decisions;
  if (data && isOurs) return { text: data.words, handed: { ...handed, isInWords: true } };
  return { text: said, handed: read(undefined) };
}
