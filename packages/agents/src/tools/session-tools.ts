import type { SessionToolsSpec } from "../agent.ts";
import { ask } from "./ask.ts";
import { createCheck } from "./check.ts";
import { done } from "./done.ts";
import type { Hand } from "./hand.ts";
import { LIMITS } from "./limits.ts";
import { recordArtifact } from "./record-artifact.ts";
import { recordFinding } from "./record-finding.ts";
import { sendBack } from "./send-back.ts";
import { submit } from "./submit.ts";
import { refused, type Tool, type ToolAnswer } from "./tool.ts";

/** The tools of one attempt. */
export interface SessionTools {
  readonly list: readonly Tool[];
  /** Calls one; undefined when there is none of this name. */
  readonly call: (name: string, input: unknown) => ToolAnswer | Promise<ToolAnswer> | undefined;
  /** Ends what still runs, and records nothing from now on. Resolves when nothing runs any more. */
  readonly close: () => Promise<void>;
}

/** What the tools of one attempt are made from. */
export interface SessionToolsParts extends SessionToolsSpec {
  /** Longest time without any sign of life of the attempt, in milliseconds: an answer of ours comes sooner. */
  readonly silenceMs?: number | undefined;
}

/** The tools that an attempt gets: what it may not do is not even offered. */
export function createSessionTools(spec: SessionToolsParts, hand: Hand): SessionTools {
  const submitting = submit(hand, spec.schema);
  const checking = createCheck(hand, spec);
  const list = [
    ...(submitting ? [submitting] : []),
    recordFinding(hand),
    recordArtifact(hand),
    ...(spec.sendBackTo.length > 0 ? [sendBack(hand, spec.sendBackTo)] : []),
    ...(spec.mayAsk ? [ask(hand, spec.answered)] : []),
    ...(checking ? [checking.tool] : []),
    done(hand),
  ];
  let calls = 0;
  return {
    list,
    call(name, input) {
      const tool = list.find((each) => each.name === name);
      if (!tool) return undefined;
      if (++calls > LIMITS.calls)
        return refused(`These tools were called ${LIMITS.calls} times, and that is the limit.`);
      if (hand.handed().asked) return refused("You have asked a person: end your turn now.");
      return tool.call(input);
    },
    close: () => checking?.close() ?? Promise.resolve(),
  };
}
