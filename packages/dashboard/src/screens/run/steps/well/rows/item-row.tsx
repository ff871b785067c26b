import type { AttemptEntry, AttemptItem } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { textOf, withoutAnswer } from "../../log/text-of.ts";
import { ArtifactRow } from "./artifact-row.tsx";
import { FindingRow } from "./finding-row.tsx";
import { Folded } from "./folded.tsx";
import { NoteRow } from "./note-row.tsx";
import { PermissionRow } from "./permission-row.tsx";
import { PlanRow } from "./plan-row.tsx";
import { Said } from "./said.tsx";
import { TextRow } from "./text-row.tsx";
import { ToolRow } from "./tool-row.tsx";
import { WorkRow } from "./work-row.tsx";

/** One thing that an agent said or did. */
export function ItemRow({
  item,
  attempt,
  goesOn,
  hasAnswer,
}: {
  readonly item: AttemptItem;
  readonly attempt: Pick<AttemptEntry, "agent" | "step">;
  readonly goesOn: boolean;
  /** Whether it ends with what its attempt handed in, which is shown by itself. */
  readonly hasAnswer: boolean;
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
        <TextRow text={hasAnswer ? withoutAnswer(textOf(item)) : textOf(item)} goesOn={goesOn} />
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
      return <ArtifactRow item={item} agent={attempt.agent ?? null} />;
    case "work":
      return <WorkRow item={item} step={attempt.step} />;
    case "handoff":
      return (
        <Folded label={`Note for ${item.to ?? "the next step"}`} peek={item.text}>
          <Said text={item.text} />
        </Folded>
      );
  }
}
