import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { InboxList } from "./use-inbox-list.ts";

const TABS = [
  { tab: "needs", label: "Needs you" },
  { tab: "all", label: "All" },
  { tab: "done", label: "Done" },
] as const;

/** The parts of the inbox: what waits for somebody, everything, and what is decided. */
export function InboxTabs({ list: { part, open } }: { readonly list: InboxList }): ReactNode {
  return (
    <nav aria-label="Parts of the inbox" className="flex gap-1.5">
      {TABS.map(({ tab, label }) => (
        <Link
          key={tab}
          from="/inbox"
          to="/inbox"
          search={(now) => ({ ...now, tab, item: undefined })}
          aria-current={tab === part ? "true" : undefined}
          className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border border-line px-2.5 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised coarse:h-11 coarse:px-3.5"
        >
          {label}
          {tab === "needs" && open !== undefined ? (
            <span className="text-text-2 tabular-nums">{open.toLocaleString("en")}</span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
