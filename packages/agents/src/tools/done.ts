import { scrub } from "@wheelhouse/core";
import { z } from "zod";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { defineTool, type Tool } from "./tool.ts";

/** `done`: offers proof that the work is done. It is recorded; what counts is what we check ourselves. */
export function done(hand: Hand): Tool {
  return defineTool({
    name: "done",
    description:
      "Say that you are done and by what that can be seen: commands you ran and what they printed, places you looked at. It is recorded as a claim of yours beside your output, and does not replace it.",
    input: z.object({ proof: z.string().min(1).max(LIMITS.text) }),
    run({ proof }) {
      hand.hand({ proof: scrub(proof) });
      const missing = hand.handed().submitted === undefined;
      return { text: missing ? "Noted. Now hand in your output." : "Noted. End your turn now." };
    },
  });
}
