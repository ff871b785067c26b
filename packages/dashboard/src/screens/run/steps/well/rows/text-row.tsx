import type { ReactNode } from "react";
import { CopyButton } from "../../../../../parts/copy-button.tsx";
import { Said } from "./said.tsx";

/** What an agent says. */
export function TextRow({
  text,
  goesOn,
}: {
  readonly text: string;
  readonly goesOn: boolean;
}): ReactNode {
  if (text.trim() === "") return null;
  return (
    <div className="group relative py-1.5">
      <Said text={text} goesOn={goesOn} />
      {goesOn ? null : (
        <CopyButton
          text={text}
          label="Copy as Markdown"
          className="absolute top-1 right-0 bg-bg opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
        />
      )}
    </div>
  );
}
