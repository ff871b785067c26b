import type { Usage } from "@wheelhouse/core";
import { mendCalls } from "../conversation/mend-calls.ts";
import { estimateTokens } from "../conversation/estimate-tokens.ts";
import type { Call, Message } from "../conversation/message.ts";
import { EndpointFailure } from "../endpoint/endpoint-failure.ts";
import { addUsage } from "../endpoint/read-usage.ts";
import type { Reply } from "../endpoint/reply.ts";
import { outputChars } from "../tools/own-tools.ts";
import { askSession, promptTokens } from "./ask-session.ts";
import { asksForJson, jsonFault } from "./json-fault.ts";
import { runCalls } from "./run-calls.ts";
import type { Session } from "./session.ts";
import type { Teller } from "./teller.ts";

/** Results of one reply's calls, in parts of what one call may say. */
const RESULTS = 1.5;

/** The session tool by which an answer is handed in. */
const SUBMIT = "submit";

const ANSWER_NOW =
  "You have reached the limit of this turn and cannot call tools any more. Give your answer now, in the form that was asked for, with what you have found. Say what you could not look at.";
const EMPTY = "Your last message was empty. Go on: call a tool, or give your answer.";
const CUT =
  "Your answer was cut off because it was too long. Give it once more, whole and shorter.";

/** What a turn is run with. */
export interface TurnParts {
  readonly cwd: string;
  readonly maxSteps: number;
  readonly maxTokens: number | undefined;
  readonly teller: Teller;
  readonly signal: AbortSignal;
}

/**
 * Runs one turn: asks the model, runs the tools that it calls, and so on until it answers. At a limit it
 * is asked for its answer once more, without tools. Rejects with an {@link EndpointFailure}, or with the
 * signal's reason.
 */
export async function runTurn(
  session: Session,
  prompt: string,
  { cwd, maxSteps, maxTokens, teller, signal }: TurnParts,
): Promise<"end_turn" | "max_tokens"> {
  for (const missing of mendCalls(session.messages)) session.add(missing);
  session.add({ role: "user", text: prompt });
  const maxChars = outputChars(session.contextTokens) * RESULTS;
  let usage: Usage | undefined;
  /** The last prompt's length; the next one is hardly shorter. */
  let read = 0;
  /** Each of these is asked for once. */
  const asked = { answer: false, words: false, repair: false };
  for (let step = 1; ; step++) {
    // After one more call there must be room for the last one: beyond the limit the host ends the turn.
    const ahead = session.spentTokens + 2 * Math.max(read, promptTokens(session));
    const isLast =
      asked.answer || step >= maxSteps || (maxTokens !== undefined && ahead >= maxTokens);
    if (isLast && !asked.answer) {
      asked.answer = true;
      if (step > 1) session.add({ role: "user", text: ANSWER_NOW });
      teller.note("The limit of this turn is reached: the answer is asked for now.");
    }
    const asking = await askSession(session, !isLast, teller.piece, signal);
    const { reply } = asking;
    read = asking.promptTokens;
    usage = addUsage(usage, reply.usage);
    const written = reply.usage?.outputTokens ?? estimateTokens(reply.text.length);
    session.spentTokens += read + written;
    // What the endpoint did not count is unknown, not zero, and so is not said.
    if (reply.usage && usage)
      teller.used(usage, { used: read + written, size: session.contextTokens });
    const calls = isLast ? [] : uniqueCalls(reply.calls, session.messages);
    session.add({ role: "assistant", text: reply.text, calls });
    if (calls.length > 0) {
      const results = await runCalls(calls, {
        tools: session.tools,
        teller,
        cwd,
        maxChars,
        signal,
      });
      for (const result of results) {
        session.add(result);
        // Who has handed its answer in by the tool for it need not write it down again.
        if (result.role === "tool" && result.name === SUBMIT && !result.failed) asked.repair = true;
      }
      continue;
    }
    const next = nextWords(prompt, reply, asked);
    if (next === undefined) return reply.atLimit ? "max_tokens" : "end_turn";
    session.add({ role: "user", text: next });
  }
}

/** What is to be said to the model about an answer that cannot be used; undefined when it can. */
function nextWords(
  prompt: string,
  reply: Reply,
  asked: { readonly answer: boolean; words: boolean; repair: boolean },
): string | undefined {
  if (reply.text.trim() === "") {
    if (asked.words) throw new EndpointFailure("garbage", "answered without a word, twice");
    asked.words = true;
    return asked.answer ? ANSWER_NOW : EMPTY;
  }
  if (asked.repair) return undefined;
  const fault = asksForJson(prompt) ? jsonFault(reply.text) : undefined;
  if (fault === undefined && !reply.atLimit) return undefined;
  asked.repair = true;
  return reply.atLimit ? CUT : repairFor(fault ?? "");
}

function repairFor(fault: string): string {
  return `The JSON of your answer cannot be read: ${fault}. Give the whole of it once more as one fenced \`json\` block, and nothing after it.`;
}

/** The calls with ids that no earlier call has: nine letters and digits, as the strictest servers want them. */
function uniqueCalls(calls: readonly Call[], messages: readonly Message[]): Call[] {
  const taken = new Set(
    messages.flatMap((one) => (one.role === "assistant" ? one.calls.map(({ id }) => id) : [])),
  );
  return calls.map((call) => {
    let { id } = call;
    for (let next = taken.size; id === "" || taken.has(id); next++)
      id = `c${String(next).padStart(8, "0")}`;
    taken.add(id);
    return { ...call, id };
  });
}
