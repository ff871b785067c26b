import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { InboxPart } from "../../queries/inbox-stages.ts";
import type { InboxList } from "./use-inbox-list.ts";

const TABS = [
  { tab: "needs", label: "Needs you" },
  { tab: "later", label: "Later" },
  { tab: "all", label: "All" },
  { tab: "done", label: "Done" },
] as const;

/** The parts of the inbox: what waits for somebody, what was put away if anything was, everything, and what is decided. */
export function InboxTabs({
  list: { part, open, later },
}: {
  readonly list: InboxList;
}): ReactNode {
  const counts: Partial<Record<InboxPart, number>> = {
    later,
    ...(open !== undefined && { needs: open }),
  };
  return (
    <nav aria-label="Parts of the inbox" className="flex flex-wrap gap-1.5">
      {TABS.filter(({ tab }) => tab !== "later" || later > 0 || part === "later").map(
        ({ tab, label }) => (
          <Link
            key={tab}
            from="/inbox"
            to="/inbox"
            search={(now) => ({ ...now, tab, item: undefined })}
            aria-current={tab === part ? "true" : undefined}
            className="inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full border border-line px-2.5 hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised coarse:h-11 coarse:px-3.5"
          >
            {label}
            {counts[tab] === undefined ? null : (
              <span className="text-text-2 tabular-nums">{counts[tab].toLocaleString("en")}</span>
            )}
          </Link>
        ),
      )}
    </nav>
  );
}
