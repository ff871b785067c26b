import {
  type IssueEvent,
  type IssueState,
  issueStream,
  jsonSchema,
  reduceIssue,
} from "@wheelhouse/core";
import type { Engine } from "@wheelhouse/engine";
import { isAppendRefusal, type StreamAppend } from "@wheelhouse/journal";
import { readBoard, type IssueJournal } from "../board/read-board.ts";
import { unknownIssue } from "./refusals.ts";

/** So often a write that lost its race is decided again. Whoever loses that often has met something else than people. */
const MOST_RACES = 20;

/** The journal and the engine, as far as issues are written with them. */
export interface IssuePorts {
  readonly journal: IssueJournal;
  readonly engine: Pick<Engine, "append">;
}

/** The append that adds events to an issue whose last event has this position. */
export function issueAppend(
  project: string,
  number: number,
  expectedSeq: number,
  events: readonly IssueEvent[],
): StreamAppend {
  return {
    stream: issueStream(project, number),
    expectedSeq,
    class: "run",
    events: events.map(({ type, data }) => ({ type, data: jsonSchema.parse(data) })),
  };
}

/** An issue as it is now, also a deleted one. Throws `issue.unknown`. */
export async function loadIssue(
  { journal }: Pick<IssuePorts, "journal">,
  project: string,
  number: number,
): Promise<IssueState> {
  const events = await journal.read(issueStream(project, number));
  const state = events.reduce<IssueState | undefined>(reduceIssue, undefined);
  if (state) return state;
  throw unknownIssue(number, (await readBoard(journal, project)).numbers);
}

/**
 * Decides on an issue as it is now, and appends what follows; when somebody else was faster, it is read again and
 * decided again. `decide` throws to refuse, and gives no events when there is nothing to say.
 */
export async function writeIssue(
  ports: IssuePorts,
  project: string,
  number: number,
  decide: (state: IssueState) => Promise<readonly IssueEvent[]> | readonly IssueEvent[],
): Promise<void> {
  await racing(async () => {
    const state = await loadIssue(ports, project, number);
    const events = await decide(state);
    if (events.length === 0) return;
    await ports.engine.append([issueAppend(project, number, state.seq, events)]);
  });
}

/** Does it again as long as somebody else was faster. */
export async function racing<T>(attempt: () => Promise<T>): Promise<T> {
  for (let races = 1; ; races++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isAppendRefusal(error) || error.code !== "journal.conflict" || races >= MOST_RACES)
        throw error;
    }
  }
}
