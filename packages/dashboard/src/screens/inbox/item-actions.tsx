import type { InboxObject } from "@wheelhouse/core";
import { Check, CircleOff, CircleDot, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { isOpenItem } from "./inbox-words.ts";
import type { Decision, ItemActs } from "./use-item-acts.ts";

const DECISIONS = [
  { decision: "done", label: "Done", keys: "d", icon: Check },
  { decision: "issue", label: "Issue", keys: "i", icon: CircleDot },
  { decision: "silent", label: "Nothing", keys: "x", icon: CircleOff },
] as const;

/** What can be decided about an item, or taken back. */
export function ItemActions({
  item,
  acts,
  onDecide,
}: {
  readonly item: InboxObject;
  readonly acts: ItemActs;
  readonly onDecide: (item: InboxObject, decision: Decision) => void;
}): ReactNode {
  const { refused } = acts;
  const noProject =
    item.outcome.project_id === ""
      ? "It belongs to no project, and an issue needs one."
      : undefined;
  if (isOpenItem(item))
    return (
      <div className="flex flex-wrap gap-2">
        {DECISIONS.map(({ decision, label, keys, icon: Icon }) => (
          <Button
            key={decision}
            kind={decision === "done" ? "primary" : "plain"}
            keys={keys}
            refused={refused ?? (decision === "issue" ? noProject : undefined)}
            onClick={() => onDecide(item, decision)}
          >
            <Icon className="size-4" aria-hidden="true" />
            {label}
            <span className="coarse:hidden">
              <Kbd keys={keys} />
            </span>
          </Button>
        ))}
      </div>
    );
  if (item.outcome.decision === null) return null;
  return (
    <Button className="self-start" keys="z" refused={refused} onClick={() => acts.undo(item.id)}>
      <Undo2 className="size-4" aria-hidden="true" />
      Take it back
      <span className="coarse:hidden">
        <Kbd keys="z" />
      </span>
    </Button>
  );
}
