import { GitFork } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { useForkWish } from "./use-fork-wish.ts";

/** Asks for a run that goes on from a step. Where there is little room only its icon is seen. */
export function ForkButton({ step }: { readonly step: string }): ReactNode {
  const { ask } = useForkWish();
  return (
    <Button
      kind="quiet"
      keys="Shift+F"
      aria-label="Fork from here"
      title="Fork from here"
      className="px-1.5! coarse:min-w-11"
      onClick={() => ask(step)}
    >
      <GitFork className="size-4" aria-hidden="true" />
      <span className="hidden @min-[36rem]:inline">Fork from here</span>
    </Button>
  );
}
