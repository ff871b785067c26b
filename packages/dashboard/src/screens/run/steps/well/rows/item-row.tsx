import type { AttemptItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { CopyButton } from "../../../../../parts/copy-button.tsx";
import { textOf } from "../../log/text-of.ts";
import { ArtifactRow } from "./artifact-row.tsx";
import { FindingRow } from "./finding-row.tsx";
import { Folded } from "./folded.tsx";
import { NoteRow } from "./note-row.tsx";
import { PermissionRow } from "./permission-row.tsx";
import { PlanRow } from "./plan-row.tsx";
import { Said } from "./said.tsx";
import { ToolRow } from "./tool-row.tsx";

/** One thing that an agent said or did. */
export function ItemRow({
  item,
  goesOn,
}: {
  readonly item: AttemptItem;
  readonly goesOn: boolean;
}): ReactNode {
  switch (item.kind) {
    case "prompt":
      return (
        <Folded label="Prompt" peek={textOf(item)}>
          <Said text={textOf(item)} />
        </Folded>
      );
    case "thought":
      return (
        <Folded label={goesOn ? "Thinking…" : "Thought"} peek={textOf(item)} isDimmed>
          <Said text={textOf(item)} goesOn={goesOn} />
        </Folded>
      );
    case "text":
      return (
        <div className="group relative py-1.5">
          <Said text={textOf(item)} goesOn={goesOn} />
          {goesOn ? null : (
            <CopyButton
              text={() => textOf(item)}
              label="Copy as Markdown"
              className="absolute top-1 right-0 bg-bg opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
            />
          )}
        </div>
      );
    case "note":
      return <NoteRow text={textOf(item)} />;
    case "tool":
      return <ToolRow item={item} />;
    case "plan":
      return <PlanRow item={item} />;
    case "permission":
      return <PermissionRow item={item} />;
    case "finding":
      return <FindingRow finding={item.finding} />;
    case "artifact":
      return <ArtifactRow item={item} />;
  }
}
