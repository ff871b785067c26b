import { type Fields, fieldsOf, textOf } from "../json-line.ts";
import type { Thread } from "../session-state.ts";
import type { SessionWriter } from "../session-writer.ts";
import { MOST_OUTPUT, shownText } from "../shown-text.ts";

/** The name of a file ends with the session's id. */
const ID = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** Keeps what the first line says. A file that goes on from another holds that one's first line as well: ours stands. */
export function rememberMeta({ state }: SessionWriter, meta: Fields): void {
  const { facts } = state;
  if (facts["session"] !== undefined) return;
  const spawn = fieldsOf(fieldsOf(fieldsOf(meta["source"])?.["subagent"])?.["thread_spawn"]);
  keep(facts, {
    session: textOf(meta["id"]) ?? textOf(meta["session_id"]),
    cwd: textOf(meta["cwd"]),
    version: textOf(meta["cli_version"]),
    branch: textOf(fieldsOf(meta["git"])?.["branch"]),
    parent: textOf(meta["parent_thread_id"]) ?? textOf(spawn?.["parent_thread_id"]),
    role: textOf(spawn?.["agent_role"]) ?? textOf(spawn?.["agent_nickname"]),
  });
}

/** Keeps what each turn says anew. */
export function rememberTurn(writer: SessionWriter, turn: Fields, name: string): void {
  const cwd = textOf(turn["cwd"]);
  keep(writer.state.facts, { cwd, model: textOf(turn["model"]) });
  if (writer.state.begun) codexThread(writer, name);
}

/** The session of the file. */
export function codexThread(writer: SessionWriter, name: string, prompt?: string): Thread {
  const { session = ID.exec(name)?.[1] ?? name, parent, ...about } = writer.state.facts;
  return writer.thread(
    {
      session,
      parent,
      match: parent === undefined ? "named" : "sidechain",
      role: about["role"],
      version: about["version"],
      model: about["model"],
      cwd: about["cwd"],
      branch: about["branch"],
    },
    prompt,
  );
}

function keep(
  facts: Record<string, string>,
  more: Readonly<Record<string, string | undefined>>,
): void {
  for (const [key, value] of Object.entries(more))
    if (value !== undefined) facts[key] = shownText(value, MOST_OUTPUT);
}
