import { memo, type ReactNode } from "react";
import type { WellRow } from "../../log/well-rows.ts";
import { AttemptEnd } from "./attempt-end.tsx";
import { AttemptHead } from "./attempt-head.tsx";
import { EntryRow } from "./entry-row.tsx";
import { ItemRow } from "./item-row.tsx";

/** One row of a step's log. Drawn again only when it has changed. */
export const WellRowView = memo(function WellRowView({
  row,
}: {
  readonly row: WellRow;
}): ReactNode {
  return <div className="px-4 max-sm:px-3">{drawn(row)}</div>;
});

function drawn(row: WellRow): ReactNode {
  switch (row.kind) {
    case "attempt":
      return <AttemptHead attempt={row.attempt} />;
    case "end":
      return <AttemptEnd attempt={row.attempt} output={row.output} />;
    case "entry":
      return <EntryRow entry={row.entry} />;
    case "item":
      return (
        <ItemRow
          item={row.item}
          attempt={row.attempt}
          goesOn={row.goesOn}
          hasAnswer={row.hasAnswer}
        />
      );
  }
}
