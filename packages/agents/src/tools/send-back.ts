import { scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, refused, type Tool } from "./tool.ts";

/** `send_back`: wishes that an earlier step does its work again. Whether it is granted is decided with the outcome. */
export function sendBack(hand: Hand, allowed: readonly string[]): Tool {
  const steps = allowed.join(", ");
  return defineTool({
    name: "send_back",
    description: `Send the work back to an earlier step whose fault keeps yours from being done, with the reason it will be told. Possible: ${steps}.`,
    input: z.object({
      to: z.string().min(1).max(LIMITS.line).describe(`One of: ${steps}`),
      reason: z.string().min(1).max(LIMITS.text).describe("What is wrong, and what would be right"),
    }),
    run({ to, reason }) {
      if (!allowed.includes(to))
        return refused(`Work cannot be sent back to ${JSON.stringify(to)}, only to: ${steps}.`);
      hand.hand({ sendBack: { to, reason: scrub(reason) } });
      return { text: `Noted: back to ${to}. Hand in what you have and end your turn.` };
    },
  });
}
