import type { RefObject } from "react";
import { useCommands } from "./command-list.ts";

/**
 * Goes through the rows of a list by `j` and `k`: the focus goes to the next element with `data-row` in it that is
 * rendered, also one out of sight but none in a closed fold, which Enter then opens as it opens everything that has the
 * focus.
 *
 * @param id Names the list among commands, such as `sources`.
 */
export function useRowKeys(id: string, list: RefObject<HTMLElement | null>): void {
  const move = (by: 1 | -1): void => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].filter(
      (row) => row.checkVisibility(),
    );
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
  };
  useCommands([
    {
      id: `${id}.next`,
      title: "Next row",
      group: "List",
      keys: "j",
      isHidden: true,
      run: () => move(1),
    },
    {
      id: `${id}.previous`,
      title: "Row before it",
      group: "List",
      keys: "k",
      isHidden: true,
      run: () => move(-1),
    },
  ]);
}
