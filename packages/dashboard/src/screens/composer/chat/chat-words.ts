import type { API } from "@wheelhouse/core";
import type { z } from "zod";

/** What is known of who answers in a project. */
export type Orchestrator = z.infer<typeof API.orchestrator.reply>;

/** What would become of a message. */
export type ChatPlan =
  /** The server is being asked who answers. */
  { readonly kind: "asked" } | { readonly kind: "ready" | "refused"; readonly words: string };

/** Said wherever chat is not to be had: what does not need it. */
const OTHERS = "Quick issue and Do it now work.";

/** That nobody answers, with the reasons where they are not said already, and what works all the same. Pure. */
export function offlineWords(...reasons: readonly (string | undefined)[]): string {
  const said = reasons.filter((each) => each !== undefined && each !== "").map(sentence);
  const what = said.length === 0 ? "Chat is offline." : `Chat is offline: ${said.join(" ")}`;
  return `${what} ${OTHERS}`;
}

/** What becomes of a message, or why nothing does. Pure. */
export function chatWords(
  { agent: usual, offline, autonomous, threads }: Orchestrator,
  { thread, project }: { readonly thread: string; readonly project: string },
): Exclude<ChatPlan, { readonly kind: "asked" }> {
  const at = threads.find(({ name }) => name === thread);
  if (at?.stopped)
    return {
      kind: "ready",
      words: `Waits in the thread ${thread} of ${project}, which ${at.stopped.by} has stopped, until somebody starts it again.`,
    };
  const agent = at?.agent ?? usual;
  if (offline !== null || agent === null)
    return {
      kind: "refused",
      words: offlineWords(offline?.reason ?? "no agent is there", offline?.hint),
    };
  const does =
    autonomous.length === 0
      ? "it proposes, and changes nothing"
      : "it proposes, and does what you have let it do";
  return {
    kind: "ready",
    words: `Goes to the thread ${thread} of ${project}. ${agent} reads it and answers: ${does}.`,
  };
}

function sentence(text = ""): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
