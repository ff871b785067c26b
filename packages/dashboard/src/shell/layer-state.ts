import { useSyncExternalStore } from "react";

/** Layers that are no part of an address: they are closed by a reload. */
type Layer = "palette" | "shortcuts";

let open: Layer | undefined;
const listeners = new Set<() => void>();

/** The layer that is open above the page. */
export function useLayer(): Layer | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => open,
  );
}

/** Opens the palette of everything that can be done. */
export function openPalette(): void {
  become("palette");
}

/** Opens the list of keys. */
export function openShortcuts(): void {
  become("shortcuts");
}

/** Closes whichever of them is open. */
export function closeLayer(): void {
  become(undefined);
}

function become(layer: Layer | undefined): void {
  open = layer;
  for (const listener of listeners) listener();
}
