import type { InboxObject } from "@wheelhouse/core";
import { Check, CheckCheck, CircleDot, CircleOff, Clock, RotateCcw, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { type Decision, isForAlike, isOffered, isOpenItem } from "./inbox-words.ts";
import { LaterMenu } from "./later-menu.tsx";
import type { DecisionOf, ItemActs } from "./use-item-acts.ts";

const DECISIONS = [
  { decision: "accept", label: "Accept", keys: "a", icon: CheckCheck },
  { decision: "done", label: "Done", keys: "d", icon: Check },
  { decision: "issue", label: "Issue", keys: "i", icon: CircleDot },
  { decision: "rerun", label: "Run again", keys: "r", icon: RotateCcw },
  { decision: "silent", label: "Nothing", keys: "x", icon: CircleOff },
] as const;

/** What can be decided about an item, or taken back. */
export function ItemActions({
  item,
  alike,
  acts,
  onDecide,
}: {
  readonly item: InboxObject;
  /** About how many items one decision is, this one included. */
  readonly alike: number;
  readonly acts: ItemActs;
  readonly onDecide: (item: InboxObject, decision: Decision, more?: DecisionOf) => void;
}): ReactNode {
  const { refused } = acts;
  const { project_id: project, decision: made, snoozed_until: until } = item.outcome;
  const noProject =
    project === "" ? "It belongs to no project, and an issue needs one." : undefined;
  const back = (
    <Button className="self-start" keys="z" refused={refused} onClick={() => acts.undo(item.id)}>
      <Undo2 className="size-4" aria-hidden="true" />
      {made === null ? "Bring it back" : "Take it back"}
      <Keys keys="z" />
    </Button>
  );
  if (!isOpenItem(item)) return made === null ? null : back;
  const offered = DECISIONS.filter(({ decision }) => isOffered(item, decision));
  const [first] = offered;
  return (
    <div className="flex flex-col gap-2">
      {alike > 1 ? (
        <p className="text-text-2">
          {alike} are alike. Done, Issue and Nothing are about all of them; open them in the list to
          decide about each.
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {offered.map(({ decision, label, keys, icon: Icon }) => (
          <Button
            key={decision}
            kind={decision === first?.decision ? "primary" : "plain"}
            keys={keys}
            refused={refused ?? (decision === "issue" ? noProject : undefined)}
            onClick={() => onDecide(item, decision)}
          >
            <Icon className="size-4" aria-hidden="true" />
            {label}
            {alike > 1 && isForAlike(decision) ? (
              <span className="tabular-nums">({alike})</span>
            ) : null}
            <Keys keys={keys} />
          </Button>
        ))}
        {until === null ? (
          <div className="flex">
            <Button
              keys="h"
              refused={refused}
              title="Put it away until tomorrow at 9:00"
              className="rounded-r-none"
              onClick={() => onDecide(item, "snooze")}
            >
              <Clock className="size-4" aria-hidden="true" />
              Later
              <Keys keys="h" />
            </Button>
            <LaterMenu
              refused={refused}
              onChoose={(at) => onDecide(item, "snooze", { until: at })}
            />
          </div>
        ) : (
          back
        )}
      </div>
    </div>
  );
}

function Keys({ keys }: { readonly keys: string }): ReactNode {
  return (
    <span className="coarse:hidden">
      <Kbd keys={keys} />
    </span>
  );
}
