import { memo, type ReactNode, useMemo } from "react";
import remend from "remend";
import { Block } from "./markdown/block.tsx";
import { MarkdownContextProvider } from "./markdown/markdown-context.ts";
import { SectionView } from "./markdown/section-view.tsx";
import { useCut } from "./markdown/use-cut.ts";

/** Longer texts, in characters, are drawn only where somebody looks. */
const ALL_IN_TIME = 300_000;
/** Sections that are drawn at once. */
const AT_ONCE = 2;

/** What is to be shown as Markdown. */
export interface MarkdownProps {
  readonly text: string;
  /** The text goes on: what is half said at its end is shown as if it were whole. */
  readonly isStreaming?: boolean | undefined;
  /** It is a text of its own, such as a report: its headings are headings of the page, from the second level on. */
  readonly isDocument?: boolean | undefined;
  /**
   * Opens a place in a file, such as `src/a.ts:12-20`: the address of a link, or code in a line. Absent: places are
   * words. May change with every drawing at no cost only if it is kept by `useCallback`.
   */
  readonly onLink?: ((address: string) => void) | undefined;
}

/**
 * A text that anybody may have written, as Markdown with tables. *Contract*: nothing in it runs or is fetched. HTML is
 * shown as text, links lead only to `http`, `https` and `mailto`, in another tab, and pictures are words. What it costs
 * grows with what is new in it and what is looked at, not with its length.
 */
export const Markdown = memo(function Markdown({
  text,
  isStreaming = false,
  isDocument = false,
  onLink,
}: MarkdownProps): ReactNode {
  const { sections, tail, isWhole } = useCut(text);
  const context = useMemo(() => ({ onPlace: onLink, isDocument }), [onLink, isDocument]);
  return (
    <MarkdownContextProvider value={context}>
      <div className="min-w-0 text-md [overflow-wrap:anywhere] coarse:text-lg [&>*:first-child]:mt-0 [&>*:last-child]:mb-0">
        {sections.map((section, index) => (
          <SectionView
            // A section stays at its place for as long as the text goes on.
            key={`${index}`}
            section={section}
            isAtOnce={index < AT_ONCE || isStreaming}
            isInTime={text.length < ALL_IN_TIME}
          />
        ))}
        {isWhole && tail !== "" ? (
          <Block text={isStreaming ? remend(tail, WHOLE) : tail} goesOn={isStreaming} />
        ) : null}
      </div>
    </MarkdownContextProvider>
  );
});

/** Half a link is its words; dollars are money. */
const WHOLE = { linkMode: "text-only", katex: false, htmlTags: false } as const;
