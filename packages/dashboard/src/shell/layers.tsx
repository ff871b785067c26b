import { useSearch } from "@tanstack/react-router";
import { type ReactNode, Suspense, useEffect } from "react";
import { lazyPart } from "../parts/lazy-part.ts";
import { useLayer } from "./layer-state.ts";

const Launcher = lazyPart(async () => (await import("../screens/launcher/launcher.tsx")).Launcher);
const Palette = lazyPart(async () => (await import("./palette/palette.tsx")).Palette);
const ShortcutSheet = lazyPart(
  async () => (await import("./shortcuts/shortcut-sheet.tsx")).ShortcutSheet,
);

/** What opens above every page. */
export function Layers(): ReactNode {
  const { launch } = useSearch({ strict: false });
  const layer = useLayer();
  // Whoever opens the palette types at once, and nothing of it may be lost while it is loaded.
  useEffect(() => {
    const idle = requestIdleCallback(() => void Palette.preload());
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
