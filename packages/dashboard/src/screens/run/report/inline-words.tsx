import { Fragment, type ReactNode } from "react";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** A sentence of an agent on one line, in which what stands in backticks is code and nothing else is markup. */
export function InlineWords({ text }: { readonly text: string }): ReactNode {
  return withVisibleControls(text)
    .split("`")
    .map((part, index, parts) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      // The parts of a sentence have no name but their place.
      const key = `${index}`;
      if (isCode)
        return (
          <code key={key} className="font-mono text-[0.92em]">
            {part}
          </code>
        );
      return <Fragment key={key}>{index % 2 === 1 ? `\`${part}` : part}</Fragment>;
    });
}
