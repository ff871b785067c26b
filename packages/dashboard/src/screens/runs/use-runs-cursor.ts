import type { RunListItem } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";

/** Where one is in the list, and what was selected. */
export interface RunsCursor {
  readonly runs: readonly RunListItem[];
  /** The run under the cursor, by its id. */
  readonly at: string | undefined;
  readonly current: RunListItem | undefined;
  readonly selected: ReadonlySet<string>;
  readonly select: (id: string) => void;
  readonly clear: () => void;
  readonly move: (by: number) => void;
  readonly open: () => void;
  /** Does what a key says to the list; false when it says nothing. */
  readonly press: (key: string) => boolean;
}

/** Goes through runs by keys. A run stays under the cursor wherever it is moved to. */
export function useRunsCursor(runs: readonly RunListItem[]): RunsCursor {
  const navigate = useNavigate();
  const [at, setAt] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const place = runs.findIndex(({ id }) => id === at);
  const select = useCallback(
    (id: string) =>
      setSelected((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    [],
  );
  const goTo = (next: number): void =>
    setAt(runs[Math.max(0, Math.min(runs.length - 1, next))]?.id);
  const move = (by: number): void => goTo(place < 0 ? 0 : place + by);
  const open = (): void => {
    if (place >= 0 && at !== undefined) void navigate({ to: "/runs/$run", params: { run: at } });
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(10),
    PageUp: () => move(-10),
    Home: () => goTo(0),
    End: () => goTo(runs.length - 1),
    Enter: open,
    " ": () => at !== undefined && select(at),
  };
  return {
    runs,
    at,
    current: runs[place],
    selected,
    select,
    clear: useCallback(() => setSelected(new Set()), []),
    move,
    open,
    press(key) {
      const act = keys[key];
      act?.();
      return act !== undefined;
    },
  };
}
