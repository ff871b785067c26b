import type { ReactNode } from "react";
import { Kbd } from "../../../parts/kbd.tsx";

/** The line below a list of events: how much of it there is, and how to search what is not drawn. */
export function ListFoot({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-4 border-t bg-surface px-3 text-xs text-text-2">
      {children}
      <span className="ml-auto flex items-center gap-1.5 text-text-3 max-lg:hidden">
        The browser's own find sees only the rows that are drawn; <Kbd keys="/" /> searches all.
      </span>
    </div>
  );
}
