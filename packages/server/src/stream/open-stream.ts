import { WheelhouseError } from "@wheelhouse/core";
import type { Served } from "../server-deps.ts";
import { streamOf } from "../read/find-run.ts";
import { BoardFollower } from "./board-follower.ts";
import { Follower, greeting } from "./follower.ts";
import type { Hub } from "./hub.ts";
import { allPages, runPages } from "./pages.ts";
import { sseFrame } from "./sse-frame.ts";
import { RunFollower } from "./run-follower.ts";
import { parseTopics, rowsTopic } from "./topic.ts";

/** Most streams at a time: a page needs one. */
const MOST_STREAMS = 400;
/** How far the page's stream goes back, in events; from further away it is faster to fetch everything anew. */
const MOST_REPLAY = 50_000;
const SEQ = /^\d{1,15}$/;
const POSITION = /^\d{1,15}(?:\.\d{1,30})?$/;

type Deps = Pick<Served, "journal" | "observed" | "onError">;

/** Where a client says that it is. */
export interface Cursor {
  /** The header `Last-Event-ID`, which a browser sends when it comes again. */
  readonly lastEventId: string | undefined;
  /** `?since`, which stays as old as the address is. */
  readonly since: string | undefined;
}

/** Opens the stream of one run: a frame for each event (http-api 5.2). Throws `run.unknown`, `usage` or `server.busy`. */
export async function openRunStream(
  deps: Deps,
  hub: Hub,
  run: string,
  cursor: Cursor,
): Promise<ReadableStream<Uint8Array>> {
  const { journal, observed } = deps;
  const asked = positionOf(cursor, SEQ) ?? 0;
  if (observed.has(run)) {
    checkRoom(hub);
    const follower = new RunFollower(deps, run, asked);
    follower.begin(hub, greeting());
    return follower.channel.body;
  }
  const stream = await streamOf(journal, run);
  checkRoom(hub);
  const isAhead = asked > (await journal.head(stream));
  const since = isAhead ? 0 : asked;
  const [last] = since === 0 ? [] : await journal.read(stream, { from: since, to: since });
  return begin(deps, hub, {
    topics: [rowsTopic(run)],
    since: last?.gseq ?? 0,
    noted: 0,
    goal: await journal.watermark(),
    ...runPages(journal, run, since),
    isBack: false,
    greeting: isAhead ? sseFrame("reset", { as_of: 0 }) : "",
    isGlobal: false,
  });
}

/** Opens the stream of a project's board (http-api 5.10). Throws `server.busy`. */
export function openBoardStream(
  deps: Pick<Served, "journal" | "onError">,
  hub: Hub,
  project: string,
): ReadableStream<Uint8Array> {
  checkRoom(hub);
  const follower = new BoardFollower(deps, hub.boards.of(project));
  follower.begin(hub, greeting());
  return follower.channel.body;
}

/** Opens the page's stream: many topics, one cursor (http-api 5.3). Throws `usage` or `server.busy`. */
export async function openTopicStream(
  deps: Deps,
  hub: Hub,
  topics: string,
  cursor: Cursor,
): Promise<ReadableStream<Uint8Array>> {
  const parsed = parseTopics(topics);
  checkRoom(hub);
  const end = await deps.journal.watermark();
  // A board that is read now is not told again to who comes from now on.
  for (const topic of parsed)
    if (topic.kind === "issues") await hub.boards.of(topic.project).sync(end);
  const now = hub.changes.at(end, hub.changes.given);
  const asked = positionOf(cursor, POSITION);
  const { watermark, count, isKnown } = hub.changes.partsOf(asked ?? now);
  const isLost = !isKnown || watermark > end || end - watermark > MOST_REPLAY;
  return begin(deps, hub, {
    topics: parsed,
    since: isLost ? end : watermark,
    noted: isLost ? hub.changes.given : count,
    goal: end,
    page: allPages(deps.journal),
    isBack: asked !== undefined,
    greeting: isLost ? sseFrame("reset", { as_of: now }, now) : "",
    passed: () => undefined,
    position: (at) => at,
    isGlobal: true,
  });
}

function begin(
  deps: Deps,
  hub: Hub,
  follow: ConstructorParameters<typeof Follower>[2],
): ReadableStream<Uint8Array> {
  const follower = new Follower(deps, hub, follow);
  follower.begin();
  return follower.channel.body;
}

function positionOf({ lastEventId, since }: Cursor, form: RegExp): number | undefined {
  const text = lastEventId ?? since;
  if (text === undefined || text === "") return undefined;
  if (!form.test(text))
    throw new WheelhouseError("usage", `${JSON.stringify(text.slice(0, 40))} is no position.`, {
      hint: "Send the id of the last event that you have, or nothing.",
    });
  return Number(text);
}

function checkRoom(hub: Hub): void {
  if (hub.size < MOST_STREAMS) return;
  throw new WheelhouseError("server.busy", `${MOST_STREAMS} streams are open already.`, {
    hint: "Close one of them and try again.",
  });
}
