import type { RunListItem } from "@wheelhouse/core";
import type { RefObject } from "react";
import { useCommands } from "../../commands/command-list.ts";
import type { RunsCursor } from "./use-runs-cursor.ts";

/** The keys of the list of runs. */
export function useRunsKeys({
  cursor,
  page,
  focusSearch,
  copyLink,
  copyMarkdown,
  compare,
}: {
  readonly cursor: RunsCursor;
  readonly page: RefObject<HTMLElement | null>;
  readonly focusSearch: () => void;
  readonly copyLink: (run: RunListItem) => void;
  readonly copyMarkdown: (run: RunListItem) => void;
  /** Absent unless two runs are selected. */
  readonly compare: (() => void) | undefined;
}): void {
  const { current } = cursor;
  const move = (by: number): void => {
    page.current?.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true });
    cursor.move(by);
  };
  const openMenu = (): void =>
    page.current?.querySelector<HTMLElement>("[data-at] [data-menu]")?.click();
  const here = { group: "List", isHidden: true } as const;
  useCommands([
    { ...here, id: "runs.next", title: "Next run", keys: "j", run: () => move(1) },
    { ...here, id: "runs.previous", title: "Run before it", keys: "k", run: () => move(-1) },
    { id: "runs.find", title: "Find runs", group: "List", keys: "/", run: focusSearch },
    { ...here, id: "runs.open", title: "Open the run", keys: "o", run: cursor.open },
    {
      ...here,
      id: "runs.select",
      title: "Select the run",
      keys: "x",
      run: () => current && cursor.select(current.id),
    },
    { ...here, id: "runs.menu", title: "What can be done with it", keys: ".", run: openMenu },
    {
      ...here,
      id: "runs.link",
      title: "Copy the link of the run",
      keys: "y",
      run: () => current && copyLink(current),
    },
    {
      ...here,
      id: "runs.markdown",
      title: "Copy the run as Markdown",
      keys: "Shift+Y",
      run: () => current && copyMarkdown(current),
    },
    ...(compare === undefined
      ? []
      : [
          {
            id: "runs.compare",
            title: "Compare the two selected runs",
            group: "List" as const,
            keys: "=",
            run: compare,
          },
        ]),
  ]);
}
