import { type RequestOption, scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, type Tool } from "./tool.ts";

const line = z.string().min(1).max(LIMITS.line);

const inputSchema = z.object({
  text: z.string().min(1).max(LIMITS.text).describe("The question, with what is needed to decide"),
  options: z
    .array(line)
    .max(LIMITS.options)
    .default([])
    .describe("The answers to choose from; none when any text will do"),
});

/** `ask`: puts a question to a person, who may take days; so the turn ends, and the answer begins the next one. */
export function ask(hand: Hand): Tool {
  return defineTool({
    name: "ask",
    description:
      "Put a question to the person in charge, only when you cannot go on without the answer. Your turn ends with it; the answer comes as the next message.",
    input: inputSchema,
    run({ text, options }) {
      const labels = [...new Set(options.map(scrub))];
      hand.hand({ asked: { text: scrub(text), options: labels.map(optionOf) } });
      return { text: "Asked. End your turn now; the answer comes as the next message." };
    },
  });
}

function optionOf(label: string): RequestOption {
  return { id: label, label, effect: "output" };
}
