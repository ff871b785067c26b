/** Streams of threads; what follows is `<project>/<name>`. */
export const THREAD_STREAMS = "thread/";

/** The thread of a project that is there without being asked for. */
export const MAIN_THREAD = "main";
/** The thread in which the orchestrator is given digests: what outcomes say never stands in a person's own thread. */
export const INBOX_THREAD = "inbox";

/** How a thread may be called: part of addresses. */
export const THREAD_NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Who says something in a thread: a person, the orchestrator, or we, who hand it a digest. */
export const SPEAKERS = ["person", "orchestrator", "wheelhouse"] as const;
/** Who says something in a thread. */
export type Speaker = (typeof SPEAKERS)[number];

/**
 * Where a message is: said and not answered yet, being written, whole, or broken off. What a person says is `waiting` until
 * the orchestrator has begun to answer it.
 */
export const MESSAGE_STATUSES = ["waiting", "writing", "done", "failed", "cancelled"] as const;
/** Where a message is. */
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/**
 * Where a proposal is: nobody has answered, it was done, a person does not want it, or it was done and taken back. `void`:
 * it cannot be done any more.
 */
export const PROPOSAL_STATUSES = ["open", "accepted", "dismissed", "undone", "void"] as const;
/** Where a proposal is. */
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Most proposals of one reply. */
export const MOST_PROPOSALS = 20;

/** The id of a thread. */
export function threadId(project: string, name: string): string {
  return `${project}/${name}`;
}

/** The stream of a thread. */
export function threadStream(project: string, name: string): string {
  return `${THREAD_STREAMS}${threadId(project, name)}`;
}

/** The id of the n-th message, or proposal, of a thread. */
export function partOfThread(thread: string, n: number): string {
  return `${thread}/${n}`;
}
