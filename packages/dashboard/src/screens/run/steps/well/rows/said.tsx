import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useCallback } from "react";
import { Markdown } from "../../../../../text/markdown.tsx";

const route = getRouteApi("/runs/$run");

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

/** Opens a place in a file, such as `src/a.ts:12`, with the words in it that are meant. */
export function useOpenPlace(): (address: string, quote?: string) => void {
  const navigate = route.useNavigate();
  return useCallback(
    (address, quote) => void navigate({ search: (now) => ({ ...now, file: address, quote }) }),
    [navigate],
  );
}
