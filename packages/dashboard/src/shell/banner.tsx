import { Link } from "@tanstack/react-router";
import { Plus, Search } from "lucide-react";
import type { ReactNode } from "react";
import { keyChoices, keysOf } from "../commands/key-choices.ts";
import { Button } from "../parts/button.tsx";
import { Kbd } from "../parts/kbd.tsx";
import { ActivePill } from "./active-pill.tsx";
import { openPalette } from "./layer-state.ts";
import { useLauncher } from "./use-launcher.ts";

/** The top of every page: what runs, the way to everything else, and a new run. */
export function Banner(): ReactNode {
  const launcher = useLauncher();
  const choices = keyChoices.use();
  const paletteKeys = keysOf({ id: "palette", keys: "$mod+k" }, choices);
  return (
    <header className="flex h-11 shrink-0 items-center gap-3 border-b border-line bg-surface px-3 coarse:h-14">
      <Link to="/" className="flex items-center gap-2 font-semibold" aria-label="Wheelhouse, now">
        <img src="/mark.svg" alt="" className="size-5" />
        <span className="max-lg:hidden">Wheelhouse</span>
      </Link>
      <ActivePill />
      <div className="flex-1" />
      <Button kind="plain" onClick={openPalette} className="text-text-2 lg:w-56 lg:justify-start">
        <Search className="size-4" aria-hidden="true" />
        <span className="flex-1 text-left max-lg:sr-only">Search or do…</span>
        {paletteKeys === undefined ? null : (
          <span className="max-lg:hidden">
            <Kbd keys={paletteKeys} />
          </span>
        )}
      </Button>
      <Button kind="primary" onClick={() => launcher.open()}>
        <Plus className="size-4" aria-hidden="true" />
        <span className="max-md:sr-only">New run</span>
      </Button>
    </header>
  );
}
