import { type ComponentProps, useCallback, useEffect, useRef } from "react";
import type { ChangedFile } from "../changed-file.ts";
import type { DiffList } from "./diff-list.tsx";
import type { useOpenedLines } from "./use-opened-lines.ts";

/**
 * Opens gaps of a diff, and keeps the focus with them: the button that was pressed goes elsewhere with its gap, or is gone
 * when nothing is hidden any more; then what scrolls has the focus. It is the same function for every drawing.
 */
export function useGapOpener(
  files: readonly ChangedFile[],
  open: ReturnType<typeof useOpenedLines>["open"],
): ComponentProps<typeof DiffList>["onOpen"] {
  const latest = useRef({ files, open });
  const left = useRef<{ readonly gap: string; readonly scroller: HTMLElement }>(undefined);
  useEffect(() => {
    latest.current = { files, open };
  });
  useEffect(() => {
    const { gap, scroller } = left.current ?? {};
    left.current = undefined;
    if (gap === undefined || scroller === undefined) return;
    const button = scroller.querySelector<HTMLElement>(`[data-gap="${gap}"] button`);
    (button ?? scroller).focus({ preventScroll: true });
  }, [files]);
  return useCallback((row, part) => {
    const file = latest.current.files[row.file];
    const focused = document.activeElement?.closest<HTMLElement>("[data-gap]");
    const scroller = focused?.closest<HTMLElement>("section");
    if (focused?.dataset["gap"] !== undefined && scroller)
      left.current = { gap: focused.dataset["gap"], scroller };
    if (file !== undefined) latest.current.open(file, row.gap, part);
  }, []);
}
