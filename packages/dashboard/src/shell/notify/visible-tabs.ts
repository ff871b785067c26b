import { useEffect } from "react";

/** Held, shared, by every tab that can be seen; the browser lets it go when the tab ends, however it ends. */
const LOCK = "wheelhouse.visible";

/** Lets other tabs know while this one can be seen. */
export function useVisibleTab(): void {
  useEffect(() => {
    let release: (() => void) | undefined;
    const keep = (): void => {
      if (document.hidden) {
        release?.();
        release = undefined;
      } else if (release === undefined) {
        const { promise, resolve } = Promise.withResolvers<void>();
        release = resolve;
        void navigator.locks.request(LOCK, { mode: "shared" }, async () => promise);
      }
    };
    keep();
    document.addEventListener("visibilitychange", keep);
    return () => {
      document.removeEventListener("visibilitychange", keep);
      release?.();
    };
  }, []);
}

/** Whether some tab of this page can be seen now. */
export async function isSomeTabVisible(): Promise<boolean> {
  if (!document.hidden) return true;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === LOCK);
}
