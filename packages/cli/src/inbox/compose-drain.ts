import {
  INBOX_THREAD,
  isWheelhouseError,
  messageOf,
  threadId,
  threadOfRow,
} from "@wheelhouse/core";
import { type DigestReader, type Drain, openDrain, type Orchestrator } from "@wheelhouse/desk";
import { isAppendRefusal, type SqliteJournal } from "@wheelhouse/journal";
import { clean } from "../output/clean.ts";
import { effectPorts, type InboxParts } from "./compose-inbox.ts";

/** The drain of a host that answers what is said in threads, put together for a data directory. */
export function composeDrain(
  home: string,
  parts: InboxParts,
  orchestrator: Pick<Orchestrator, "ask" | "who">,
): Promise<Drain> {
  return openDrain({
    ...effectPorts(home, parts),
    journal: parts.journal,
    clock: parts.clock,
    reader: readerOf(parts.journal, orchestrator),
    autonomous: async (project) => (await orchestrator.who(project)).autonomous,
    onNote: (note) => void process.stderr.write(`${clean(note)}\n`),
    onError(error) {
      // A host that ends has closed its journal: who comes next goes on.
      if (isAppendRefusal(error)) return;
      const hint = isWheelhouseError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
      process.stderr.write(`Nobody could look at the inbox: ${messageOf(error)}${hint}\n`);
    },
  });
}

/** The orchestrator, as whoever reads digests. What belongs to no project waits for a person: there is no place to look into. */
function readerOf(
  journal: Pick<SqliteJournal, "rows">,
  orchestrator: Pick<Orchestrator, "ask" | "who">,
): DigestReader {
  return {
    async offline(project) {
      if (project.path === "") return "it belongs to no project";
      const id = threadId(project.id, INBOX_THREAD);
      const [row] = await journal.rows("threads", { where: { id }, limit: 1 });
      if (row && threadOfRow(row).stopped) return "a person has stopped it";
      return (await orchestrator.who(project)).offline?.reason;
    },
    ask: (project, text) => orchestrator.ask(project, text),
  };
}
