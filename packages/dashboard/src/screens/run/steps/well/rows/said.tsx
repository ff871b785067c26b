import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { useShownBeside } from "../../../../beside/shown-beside.ts";
import { Markdown } from "../../../../../text/markdown.tsx";

/** What somebody said, as Markdown; a place in a file opens beside the page. */
export function Said({
  text,
  goesOn = false,
}: {
  readonly text: string;
  readonly goesOn?: boolean;
}): ReactNode {
  const openPlace = useOpenPlace();
  return (
    <div className="max-w-[76ch]">
      <Markdown text={text} isStreaming={goesOn} onLink={openPlace} />
    </div>
  );
}

/**
 * Opens a place in a file, such as `src/a.ts:12`, with the words in it that are meant: beside the run's page, or there
 * when the run itself stands beside another page.
 */
export function useOpenPlace(): (address: string, quote?: string) => void {
  const navigate = useNavigate();
  const run = useShownBeside();
  return useCallback(
    (address, quote) =>
      void navigate(
        run === undefined
          ? { to: ".", search: (now) => ({ ...now, file: address, quote }) }
          : { to: "/runs/$run", params: { run }, search: { file: address, quote } },
      ),
    [navigate, run],
  );
}
