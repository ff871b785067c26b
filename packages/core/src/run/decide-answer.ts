import { type Deciding, wishFor } from "./deciding.ts";
import type { StepState } from "./state.ts";

/** What follows from a person's answer. The answer is consumed in the append that makes the run move. */
export function decideAnswer(into: Deciding, step: StepState): void {
  const { answer } = step;
  if (!answer) return;
  const { effect, by } = answer;
  const said = [answer.option, answer.text].filter((part) => part !== undefined).join(": ");
  if (typeof effect === "object") {
    into.events.push({
      type: "step.sentBack",
      step: step.id,
      data: { to: effect.sendBack, reason: answer.text ?? `sent back by ${by}`, round: 1, by },
    });
    return;
  }
  if (effect === "stop") {
    into.events.push({
      type: "cancel.requested",
      data: { by, reason: said === "" ? "stopped by an answer" : said },
    });
    return;
  }
  if (answer.kind === "agent") {
    into.starts.push(wishFor(into.state, step, step.role, said));
    return;
  }
  if (answer.kind === "ladder") {
    const { failure } = step;
    if (effect === "retry") {
      const guidance = [failure?.error, answer.text]
        .filter((part) => part !== undefined)
        .join("\n");
      into.starts.push(wishFor(into.state, step, failure?.role ?? "author", guidance));
    } else if (effect === "accept") {
      into.events.push({ type: "step.completed", step: step.id, data: {} });
    } else {
      into.events.push({
        type: "step.failed",
        step: step.id,
        data: {
          class: failure?.class ?? "agent",
          error: failure?.error ?? "failed",
          tolerated: true,
        },
      });
    }
    return;
  }
  into.events.push({
    type: "step.completed",
    step: step.id,
    data: { output: { option: answer.option ?? null, text: answer.text ?? null, by } },
  });
}
