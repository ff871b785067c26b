import { type Fields, fieldsOf, textOf } from "../json-line.ts";
import type { Thread } from "../session-state.ts";
import type { About, SessionWriter } from "../session-writer.ts";

/** The model of what the agent itself puts where an answer would be. */
export const SYNTHETIC = "<synthetic>";

/**
 * The session of a line. A helper has a file of its own and says its id in it; older versions put its lines into the
 * file of the session, where only their chain of parents tells them apart.
 */
export function aboutOf(writer: SessionWriter, line: Fields, name: string): About {
  const session = textOf(line["sessionId"]) ?? name;
  const model = textOf(fieldsOf(line["message"])?.["model"]);
  const about = {
    version: textOf(line["version"]),
    cwd: textOf(line["cwd"]),
    branch: textOf(line["gitBranch"]),
    model: model === SYNTHETIC ? undefined : model,
  };
  if (line["isSidechain"] !== true) return { session, match: "named", ...about };
  const helper = textOf(line["agentId"]);
  return {
    session: helper === undefined ? chainOf(writer, line, session) : helper,
    parent: session,
    match: "sidechain",
    role: textOf(line["attributionAgent"]),
    ...about,
  };
}

function chainOf(writer: SessionWriter, line: Fields, session: string): string {
  const parent = textOf(line["parentUuid"]);
  const { threads } = writer.state;
  const chains = [...threads.values()].filter((thread) => thread.leaf !== undefined);
  const chain =
    parent === undefined
      ? undefined
      : (chains.find(({ leaf }) => leaf === parent) ?? chains.at(-1));
  return chain?.session ?? `${session}-${textOf(line["uuid"]) ?? chains.length}`;
}

/** Remembers the last line of a chain. */
export function follow(thread: Thread, line: Fields): void {
  if (line["isSidechain"] === true && line["agentId"] === undefined)
    thread.leaf = textOf(line["uuid"]) ?? "";
}
