import type { ReactNode } from "react";
import { LongText } from "../../../../../text/long-text.tsx";

/** A remark, as a line of a log. */
export function NoteRow({ text }: { readonly text: string }): ReactNode {
  return (
    <div className="border-l-2 border-line py-px pl-2.5 text-text-2">
      <LongText text={text} />
    </div>
  );
}
