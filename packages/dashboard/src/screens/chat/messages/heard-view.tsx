import type { ReactNode } from "react";
import { StatusMark } from "../../../parts/status-mark.tsx";
import { Markdown } from "../../../text/markdown.tsx";
import { withVisibleControls } from "../../../text/visible-controls.ts";
import { Folded } from "../../run/steps/well/rows/folded.tsx";
import type { HeardPart } from "../log/heard-parts.ts";
import { ToolCalls } from "./tool-calls.tsx";

/** What was heard of a reply, in its order: words as they come, and what is done for them as lines that fold. */
export function HeardView({
  parts,
  goesOn,
}: {
  readonly parts: readonly HeardPart[];
  /** Whether more of it is to come. */
  readonly goesOn: boolean;
}): ReactNode {
  if (parts.length === 0)
    return goesOn ? (
      <p className="flex items-center gap-2 text-text-2">
        <StatusMark status="running" className="size-3.5" />
        Thinks…
      </p>
    ) : null;
  const last = parts.length - 1;
  return parts.map((part, index) => (
    // A piece stays at its place for as long as the reply goes on.
    <Part key={`${index}`} part={part} goesOn={goesOn && index === last} />
  ));
}

function Part({ part, goesOn }: { readonly part: HeardPart; readonly goesOn: boolean }): ReactNode {
  switch (part.kind) {
    case "text":
      return <Markdown text={part.text} isStreaming={goesOn} />;
    case "thought":
      return (
        <Folded label={goesOn ? "Thinks" : "Thought"} peek={part.text} isDimmed>
          <Markdown text={part.text} isStreaming={goesOn} />
        </Folded>
      );
    case "note":
      return (
        <p dir="auto" className="text-xs text-text-2">
          {withVisibleControls(part.text)}
        </p>
      );
    case "tools":
      return <ToolCalls calls={part.calls} goesOn={goesOn} />;
    default:
      return part satisfies never;
  }
}
