import { isWheelhouseError, type Send, WheelhouseError } from "@wheelhouse/core";
import type { Project, Served } from "../server-deps.ts";
import { issueOfText } from "./issue-of-text.ts";

/**
 * Makes the issue that a text means and, when it is to be done, has agents solve it. No orchestrator is asked. With a key that
 * was used before nothing is made twice: what had not been started then is tried again. Throws what the desk does; when that is
 * about the start, the issue is there, and the error names it.
 */
export async function sendWork(
  { desk }: Pick<Served, "desk">,
  {
    project,
    send,
    key,
    by,
  }: {
    readonly project: Project;
    readonly send: Send;
    readonly key: string | undefined;
    readonly by: string | undefined;
  },
): Promise<{ readonly issue: number; readonly run: string | null }> {
  if (!desk)
    throw new WheelhouseError("issue.state", "This server can only look at issues.", {
      hint: "Start one that can change them: wheelhouse serve",
    });
  const { mode, thread, agent, model } = send;
  const lost = Object.entries({ thread, ...(mode === "issue" && { agent, model }) })
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name);
  if (lost.length > 0)
    throw new WheelhouseError("usage", `Making an issue needs no ${lost.join(" and no ")}.`, {
      hint: "A thread belongs to mode chat, an agent to mode do.",
    });
  const once = key === undefined ? {} : { key };
  const input = issueOfText(send);
  const { number } = await desk.perform({ do: "create", project, input, ...once }, by);
  if (mode === "issue") return { issue: number, run: null };
  const wish = { ...(agent !== undefined && { agent }), ...(model !== undefined && { model }) };
  try {
    const start = { do: "start" as const, project, number, ...wish, ...once };
    const { run } = await desk.perform(start, by);
    return { issue: number, run };
  } catch (error) {
    if (!isWheelhouseError(error)) throw error;
    const cause = `Issue #${number} is made, but nobody works on it: ${error.message}`;
    throw new WheelhouseError(error.code, cause, { hint: error.hint, cause: error });
  }
}
