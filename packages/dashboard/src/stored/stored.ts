import { useSyncExternalStore } from "react";
import type { z } from "zod";

/** A value that this browser keeps, shared by its tabs. */
export interface Stored<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** The value, in a component that is drawn again when it changes here or in another tab. */
  readonly use: () => T;
}

/**
 * A value in the browser's storage. What is there and cannot be read counts as absent; where storage is refused the
 * value lives as long as the page.
 */
export function stored<T>(key: string, schema: z.ZodType<T>, absent: T): Stored<T> {
  const name = `wheelhouse.${key}`;
  const listeners = new Set<() => void>();
  let value = read();

  function read(): T {
    try {
      const text = localStorage.getItem(name);
      if (text === null) return absent;
      const parsed = schema.safeParse(JSON.parse(text));
      return parsed.success ? parsed.data : absent;
    } catch {
      return absent;
    }
  }
  function take(next: T): void {
    value = next;
    for (const listener of listeners) listener();
  }
  addEventListener("storage", (event) => {
    if (event.key === name || event.key === null) take(read());
  });
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const get = (): T => value;

  return {
    get,
    set(next) {
      take(next);
      try {
        localStorage.setItem(name, JSON.stringify(next));
      } catch {
        // A full or refused storage costs only that the next visit begins anew.
      }
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
