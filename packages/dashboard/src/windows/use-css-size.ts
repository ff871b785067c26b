import { useCallback, useSyncExternalStore } from "react";

/** Heights of the style sheet that lists calculate with. */
export type CssSize = "--row" | "--bar-row" | "--log-row" | "--diff-row" | "--spacing";

interface Probe {
  px: number;
  readonly listeners: Set<() => void>;
}

const probes = new Map<CssSize, Probe>();

/**
 * A height of the style sheet in pixels, as it is now: it follows the density that was chosen, the kind of
 * pointer and the size of text, because it is measured on an element that has it.
 */
export function useCssSize(name: CssSize): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      const { listeners } = probeOf(name);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    [name],
  );
  return useSyncExternalStore(subscribe, () => probeOf(name).px);
}

/** One element for each height, for as long as the page is open. */
function probeOf(name: CssSize): Probe {
  const known = probes.get(name);
  if (known) return known;
  const element = document.createElement("div");
  element.setAttribute("aria-hidden", "true");
  Object.assign(element.style, {
    position: "fixed",
    visibility: "hidden",
    pointerEvents: "none",
    width: "0",
    height: `var(${name})`,
  });
  document.body.append(element);
  const probe: Probe = { px: element.getBoundingClientRect().height, listeners: new Set() };
  probes.set(name, probe);
  new ResizeObserver(() => {
    const px = element.getBoundingClientRect().height;
    if (px === probe.px) return;
    probe.px = px;
    for (const listener of probe.listeners) listener();
  }).observe(element);
  return probe;
}
