import type { AgentSession, TurnEnd } from "@wheelhouse/agents";
import type { Json } from "@wheelhouse/core";
import type { AttemptBrief } from "./attempt-brief.ts";
import { fitOutput, readOutput, type ReadOutput } from "./read-output.ts";

/** How often an output that does not fit its schema is asked for again, in the same session. */
const MAX_REASKS = 2;

type Done = Extract<TurnEnd, { end: "done" }>;

/** What the turns of one attempt came to. Wishes and proof hold for all of them; the last one of each counts. */
export interface Turns {
  /** How the last one ended. */
  readonly turn:
    | Exclude<TurnEnd, Done>
    | (Done & { /** What was handed in. */ readonly answer: ReadOutput });
  readonly sendBack: Done["sendBack"];
  readonly proof: string | undefined;
}

/**
 * Prompts an agent and reads what it hands in. What does not fit is asked for again in the same
 * session, which is no retry. An agent that sends the work back need not hand in anything.
 */
export async function readTurns(
  session: AgentSession,
  { prompt, schema, tools }: AttemptBrief,
  meta: Json,
): Promise<Turns> {
  let sendBack: Turns["sendBack"];
  let proof: string | undefined;
  let turn = await session.prompt(prompt, meta);
  for (let asked = 0; turn.end === "done"; asked++) {
    if (turn.sendBack && tools.sendBackTo.includes(turn.sendBack.to)) sendBack = turn.sendBack;
    proof = turn.proof ?? proof;
    const answer = answerOf(turn, schema);
    if (answer.ok || sendBack) return { turn: { ...turn, answer }, sendBack, proof };
    if (asked === MAX_REASKS)
      return { turn: { ...turn, answer: withWords(answer, turn.text) }, sendBack, proof };
    turn = await session.prompt(
      `Your output could not be read: ${answer.error}\n\nHand in the whole result once more: by the tool \`submit\` if you have it, else as one fenced \`json\` block that fits the schema of your brief, and nothing after it.`,
      meta,
    );
  }
  return { turn, sendBack, proof };
}

/** How much of what was said instead of an output is kept with the failure. */
const MOST_WORDS = 280;

/** What an agent says in place of an output is for people: its beginning goes where the failure is told. */
function withWords(answer: ReadOutput, text: string): ReadOutput {
  const said = text.replaceAll(/\s+/g, " ").trim();
  if (answer.ok || said === "") return answer;
  const words = said.length > MOST_WORDS ? `${said.slice(0, MOST_WORDS)}…` : said;
  return { ok: false, error: `${answer.error}; it said: ${words}` };
}

/** What was submitted counts before the last message, but by the same rules. */
function answerOf(turn: Done, schema: AttemptBrief["schema"]): ReadOutput {
  const submitted = turn.submitted === undefined ? undefined : fitOutput(turn.submitted, schema);
  if (submitted?.ok) return submitted;
  const said = readOutput(turn.text, schema);
  return said.ok ? said : (submitted ?? said);
}
