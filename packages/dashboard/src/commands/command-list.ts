import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { Command } from "./command.ts";

const sets = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

/** Everything that can be done where the page is now. A command of an inner part comes before an outer one of the same keys. */
export function useCommandList(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => all,
  );
}

/**
 * Offers commands while a component is shown. What they do may change with every drawing; the list of them changes only
 * when names, titles or keys do.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  // A function is no JSON, so this is everything but what they do.
  const shape = JSON.stringify(commands);
  useEffect(() => {
    const name = Symbol("commands");
    const offered = latest.current.map(({ id, ...rest }) => ({
      ...rest,
      id,
      run: () => latest.current.find((command) => command.id === id)?.run(),
    }));
    sets.set(name, offered);
    changed();
    return () => {
      sets.delete(name);
      changed();
    };
  }, [shape]);
}

function changed(): void {
  all = [...sets.values()].toReversed().flat();
  for (const listener of listeners) listener();
}
