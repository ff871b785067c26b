import type { ReactNode } from "react";
import { lazyPart } from "../../parts/lazy-part.tsx";

const Markdown = lazyPart(
  async () => (await import("../../text/markdown.tsx")).Markdown,
  ({ text }) => <p className="whitespace-pre-wrap">{text}</p>,
);

/** A longer text scrolls by itself, in characters, so that its answers stay in reach. */
const LONG = 1_500;
/** What scrolls must be reached by keys. */
const SCROLLS = { role: "region", "aria-label": "What is asked", tabIndex: 0 } as const;

/** Words of a run as Markdown; as they are until the reader of Markdown has come. */
export function RequestText({
  text,
  isQuestion = false,
}: {
  readonly text: string;
  /** Its first sentence is what a person is to decide. */
  readonly isQuestion?: boolean;
}): ReactNode {
  const [lead, rest] = isQuestion ? leadOf(text) : ["", text];
  return (
    <div
      {...(text.length > LONG && SCROLLS)}
      className={text.length > LONG ? "max-h-[40dvh] overflow-y-auto" : ""}
    >
      {lead === "" ? null : (
        <div className="[&_p]:text-lg [&_p]:font-semibold">
          <Markdown text={lead} />
        </div>
      )}
      {rest === "" ? null : (
        <div className={lead === "" ? "" : "mt-2"}>
          <Markdown text={rest} />
        </div>
      )}
    </div>
  );
}

/** The first paragraph of a text, and all that follows; a text that begins with anything else has none. */
function leadOf(text: string): readonly [string, string] {
  const [, lead = "", rest = ""] =
    /^\s*([^\s#>*+|`~\d-][^\n]*(?:\n(?!\s*\n)[^\n]*)*)(.*)$/s.exec(text) ?? [];
  return lead === "" ? ["", text] : [lead, rest.trim()];
}
