import { CatchBoundary, type ErrorComponentProps, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { lazyPart } from "../parts/lazy-part.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { FailedPage } from "./failed-page.tsx";
import { closeLayer, useLayer } from "./layer-state.ts";
import { useLauncher } from "./use-launcher.ts";

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
    <CatchBoundary
      getResetKey={() => `${launch ?? ""} ${layer ?? ""}`}
      errorComponent={FailedLayer}
    >
      {launch === undefined ? null : <Launcher />}
      {layer === "palette" ? <Palette /> : null}
      {layer === "shortcuts" ? <ShortcutSheet /> : null}
    </CatchBoundary>
  );
}

/** A layer that cannot be shown takes nothing else away. */
function FailedLayer({ error, reset }: ErrorComponentProps): ReactNode {
  const launcher = useLauncher();
  const close = (): void => {
    closeLayer();
    launcher.close();
    reset();
  };
  return (
    <Dialog isOpen onClose={close} title="This cannot be shown">
      <FailedPage error={error} reset={reset} />
    </Dialog>
  );
}
