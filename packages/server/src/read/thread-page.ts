import {
  type Heard,
  type MessageObject,
  messageObject,
  type MessageRow,
  messageRowSchema,
  partOfThread,
  type ProposalObject,
  proposalObject,
  proposalRowSchema,
  type ThreadObject,
  threadObject,
  threadOfRow,
} from "@wheelhouse/core";
import type { Row } from "@wheelhouse/journal";
import type { Journal } from "../server-deps.ts";
import { heardSoFar } from "./heard-so-far.ts";

const USUAL_LIMIT = 50;
/** Proposals that are read at a time. */
const PROPOSALS = 200;

type Rows = Pick<Journal, "rows">;

/** Which messages of a thread: after one the first ones, before one the last ones, else the last ones. */
export interface MessagesQuery {
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

/** Messages of a thread by their numbers, what they propose, and what there is of the reply among them that is being written. */
export interface ThreadPage {
  readonly thread: ThreadObject | null;
  readonly messages: MessageObject[];
  readonly proposals: ProposalObject[];
  readonly heard: {
    readonly message: number;
    readonly seq: number;
    readonly heard: Heard[];
  } | null;
}

/** The threads of a project, the one with the latest message first. */
export async function threadsOf(journal: Rows, project: string): Promise<ThreadObject[]> {
  const where = { project_id: project };
  const rows = await journal.rows("threads", { where, orderBy: "said_at", descending: true });
  return rows.map(threadOf);
}

/** A thread by its id; undefined when there is none. */
export async function threadById(journal: Rows, id: string): Promise<ThreadObject | undefined> {
  const [row] = await journal.rows("threads", { where: { id }, limit: 1 });
  return row && threadOf(row);
}

/** A message by its id; undefined when there is none. */
export async function messageRow(journal: Rows, id: string): Promise<MessageRow | undefined> {
  const [row] = await journal.rows("messages", { where: { id }, limit: 1 });
  return row && messageRowSchema.parse(row);
}

/** A proposal by its id; undefined when there is none. */
export async function proposalById(journal: Rows, id: string): Promise<ProposalObject | undefined> {
  const [row] = await journal.rows("proposals", { where: { id }, limit: 1 });
  return row && proposalObject(proposalRowSchema.parse(row));
}

/** A page of a thread. A thread that there is not has nothing. */
export async function threadPage(
  journal: Pick<Journal, "rows" | "read">,
  id: string,
  query: MessagesQuery,
): Promise<ThreadPage> {
  const thread = await threadById(journal, id);
  if (!thread) return { thread: null, messages: [], proposals: [], heard: null };
  const rows = await messageRows(journal, id, query);
  const proposals = await proposalsOf(journal, id, rows);
  const open = rows.find(({ status }) => status === "writing");
  const heard = open && (await heardSoFar(journal, { thread: id, n: open.n, begun: open.seq }));
  return { thread, messages: rows.map(messageObject), proposals, heard: heard ?? null };
}

async function messageRows(
  journal: Rows,
  thread: string,
  { since, before, limit = USUAL_LIMIT }: MessagesQuery,
): Promise<MessageRow[]> {
  const forward = since !== undefined;
  const from = since ?? before;
  const rows = await journal.rows("messages", {
    where: { thread },
    orderBy: "n",
    descending: !forward,
    limit,
    after: from === undefined ? undefined : { value: from, key: partOfThread(thread, from) },
  });
  const found = rows.map((row) => messageRowSchema.parse(row));
  const within = forward && before !== undefined ? found.filter(({ n }) => n < before) : found;
  return forward ? within : within.toReversed();
}

async function proposalsOf(
  journal: Rows,
  thread: string,
  messages: readonly MessageRow[],
): Promise<ProposalObject[]> {
  const replies = messages.filter(({ speaker }) => speaker === "orchestrator");
  const [first, last] = [replies.at(0)?.n, replies.at(-1)?.n];
  if (first === undefined || last === undefined) return [];
  const found: ProposalObject[] = [];
  let after: { value: number; key: string } = { value: first, key: "" };
  for (;;) {
    const rows = await journal.rows("proposals", {
      where: { thread },
      orderBy: "message",
      limit: PROPOSALS,
      after,
    });
    const next = rows.map((row) => proposalObject(proposalRowSchema.parse(row)));
    found.push(...next.filter(({ message }) => message <= last));
    const end = next.at(-1);
    if (!end || next.length < PROPOSALS || end.message > last)
      return found.toSorted((a, b) => a.n - b.n);
    after = { value: end.message, key: end.id };
  }
}

function threadOf(row: Row): ThreadObject {
  return threadObject(threadOfRow(row), Number(row["said_at"]));
}
