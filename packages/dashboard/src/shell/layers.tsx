import { useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useLayer } from "./layer-state.ts";

const Launcher = lazy(async () => ({
  default: (await import("../screens/launcher/launcher.tsx")).Launcher,
}));
const loadPalette = async () => import("./palette/palette.tsx");
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const ShortcutSheet = lazy(async () => ({
  default: (await import("./shortcuts/shortcut-sheet.tsx")).ShortcutSheet,
}));

/** What opens above every page. */
export function Layers(): ReactNode {
  const { launch } = useSearch({ strict: false });
  const layer = useLayer();
  // Whoever opens the palette types at once, and nothing of it may be lost while it is loaded.
  useEffect(() => {
    const idle = requestIdleCallback(() => void loadPalette());
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <Suspense fallback={null}>
      {launch === undefined ? null : <Launcher />}
      {layer === "palette" ? <Palette /> : null}
      {layer === "shortcuts" ? <ShortcutSheet /> : null}
    </Suspense>
  );
}
