import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { StatusMark } from "../../parts/status-mark.tsx";
import type { InboxList } from "./use-inbox-list.ts";

const ROW =
  "flex min-h-9 shrink-0 items-center gap-2.5 border-t border-line px-4 text-text-2 hover:bg-surface coarse:min-h-11";

/** What needed nobody, in one row: how much of it there is, and the way to it and back. */
export function RoutineRow({ list: { part, routine } }: { readonly list: InboxList }): ReactNode {
  if (part === "routine")
    return (
      <Link
        from="/inbox"
        to="/inbox"
        search={(now) => ({ ...now, tab: "all", item: undefined })}
        className={ROW}
      >
        <ChevronLeft className="size-4" aria-hidden="true" />
        Back to what is not routine
      </Link>
    );
  if (routine === 0) return null;
  return (
    <Link
      from="/inbox"
      to="/inbox"
      search={(now) => ({ ...now, tab: "routine", item: undefined })}
      title="What went well, and what needed nobody"
      className={ROW}
    >
      <StatusMark status="completed" />
      {routine.toLocaleString("en")} routine, needed nobody
      <span className="ml-auto text-xs">Show</span>
    </Link>
  );
}
