import type { RunObject } from "@wheelhouse/core";
import { type ReactNode, useMemo } from "react";
import { nameOf } from "../../shell/active-pill.tsx";
import { Markdown } from "../../text/markdown.tsx";
import { withoutFrontMatter, withoutTitle } from "../run/report/split-report.ts";

/** The words of a report, to be read beside the page. Its findings, receipt and files stand on the run's own page. */
export function BesideReport({
  run,
  text,
}: {
  readonly run: RunObject;
  readonly text: string;
}): ReactNode {
  const words = useMemo(() => withoutTitle(withoutFrontMatter(text), nameOf(run)), [text, run]);
  return (
    <article
      aria-label="Report"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto px-3 py-3 outline-offset-[-2px]"
    >
      <Markdown text={words} isDocument />
    </article>
  );
}
