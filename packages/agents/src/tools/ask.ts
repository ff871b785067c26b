import { type RequestOption, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { SessionToolsSpec } from "../agent.ts";
import { createEarlierAnswers } from "./earlier-answers.ts";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, refused, type Tool } from "./tool.ts";

const line = z.string().min(1).max(LIMITS.line);

const inputSchema = z.object({
  text: z.string().min(1).max(LIMITS.text).describe("The question, with what is needed to decide"),
  options: z
    .array(line)
    .max(LIMITS.options)
    .default([])
    .describe("The answers to choose from; none when any text will do"),
});

/**
 * `ask`: puts a question to a person, who may take days; so the turn ends, and the answer begins the next one.
 * A question that was answered is not put again: it gets its answer once more, and after that its agent
 * is told to decide.
 */
export function ask(hand: Hand, answered?: SessionToolsSpec["answered"]): Tool {
  const earlier = createEarlierAnswers(answered);
  return defineTool({
    name: "ask",
    description:
      "Put a question to the person in charge, only when you cannot go on without the answer. Your turn ends with it; the answer comes as the next message.",
    input: inputSchema,
    run({ text, options }) {
      const before = earlier(scrub(text));
      if (before === "decide")
        return refused(
          "You have asked this before and were given the answer twice. Nobody is asked again: decide yourself, say how you decided, and go on.",
        );
      if (before)
        return {
          text: `You asked this before, and it was answered; nobody is asked again. The answer was: ${before.answer}\n\nYour turn goes on: work with this answer.`,
        };
      const labels = [...new Set(options.map(scrub))];
      hand.hand({ asked: { text: scrub(text), options: labels.map(optionOf) } });
      return { text: "Asked. End your turn now; the answer comes as the next message." };
    },
  });
}

function optionOf(label: string): RequestOption {
  return { id: label, label, effect: "output" };
}
