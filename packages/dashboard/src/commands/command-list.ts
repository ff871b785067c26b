import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Command } from "./command.ts";

/** What is offered, by the place of the component that offers it: an inner one is drawn first after its outer one. */
const sets = new Map<number, readonly Command[]>();
let places = 0;
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

/** Everything that can be done where the page is now. A command of an inner part comes before an outer one of the same keys. */
export function useCommandList(): readonly Command[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, commandsNow);
}

/** The same list at this moment. */
export function commandsNow(): readonly Command[] {
  return all;
}

/**
 * Offers commands while a component is shown. What they do may change with every drawing; the list of them changes only
 * when names, titles or keys do.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  const [place] = useState(nextPlace);
  useLayoutEffect(() => {
    latest.current = commands;
  });
  // A function is no JSON, so this is everything but what they do.
  const shape = JSON.stringify(commands);
  useEffect(() => {
    const offered = latest.current.map(({ id, ...rest }) => ({
      ...rest,
      id,
      run: () => latest.current.find((command) => command.id === id)?.run(),
    }));
    sets.set(place, offered);
    changed();
    return () => {
      sets.delete(place);
      changed();
    };
  }, [shape, place]);
}

function nextPlace(): number {
  places += 1;
  return places;
}

function changed(): void {
  all = [...sets].toSorted(([a], [b]) => b - a).flatMap(([, commands]) => commands);
  for (const listener of listeners) listener();
}
