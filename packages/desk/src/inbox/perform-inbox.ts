import { scrub } from "@wheelhouse/core";
import { acceptProposed } from "../drain/accept-proposed.ts";
import type { InTurn } from "../write/in-turn.ts";
import { decideItem } from "./decide-item.ts";
import type { EffectPorts } from "./effect-of.ts";
import { notNow } from "./find-item.ts";
import type { InboxCommand, InboxDone } from "./inbox-command.ts";
import { postItem } from "./post-item.ts";
import { type BeginAgain, rerunItem } from "./rerun-item.ts";
import { snoozeItem } from "./snooze-item.ts";
import { takeSignals } from "./take-signals.ts";
import { undoDecision } from "./undo-decision.ts";

/** Most characters of why something is decided. */
const MOST_WHY = 2_000;

/** What things are done with that others do about items. */
export interface InboxCommandPorts extends EffectPorts {
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** Whether there is something at a path. */
  readonly isThere: (path: string) => boolean;
  readonly again: BeginAgain;
  /** Two who want the same item begun again have it begun once. */
  readonly turns: InTurn;
  /** Has the rules look at an item that is new. */
  readonly onPosted: (id: string) => Promise<void> | void;
}

/** Does one thing about items. Throws `inbox.unknown`, `inbox.state`, and what beginning something again throws. */
export async function performInbox(
  ports: InboxCommandPorts,
  command: InboxCommand,
): Promise<InboxDone> {
  const item = "item" in command ? command.item : "";
  const done = { item, issue: null, repeated: false };
  switch (command.do) {
    case "decide": {
      const { decision, why } = command;
      // Who says why may quote what was said: no secret of it is written down.
      const told = { ...command, ...(why !== undefined && { why: scrub(why).slice(0, MOST_WHY) }) };
      if (decision !== "accept")
        return { ...done, ...(await decideItem(ports, { ...told, decision })) };
      // What is proposed on another item is not what is proposed on this one.
      if (command.also && command.also.length > 0)
        throw notNow(item, "has a proposal of its own", "Say yes to each alone.");
      return { ...done, ...(await acceptProposed(ports, told)) };
    }
    case "undo":
      await undoDecision(ports, command);
      return done;
    case "snooze":
      await snoozeItem(ports, { ...command, now: ports.now() });
      return done;
    case "rerun":
      await ports.turns.do(command.item, () => rerunItem(ports, command, ports.again));
      return done;
    case "post": {
      const { project, type, source: id, message, priority, dedupeKey, outcome } = command;
      const source = { project, type, id };
      const posted = await postItem(ports, { source, message, priority, dedupeKey, outcome });
      if (!posted.repeated) await ports.onPosted(posted.id);
      return { ...done, item: posted.id, repeated: posted.repeated };
    }
    case "signals": {
      const ids = await takeSignals(ports, command.repositories);
      for (const id of ids) await ports.onPosted(id);
      return { ...done, repeated: ids.length === 0 };
    }
    default:
      return command satisfies never;
  }
}
