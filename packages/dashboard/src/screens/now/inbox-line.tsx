import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { inboxCountsQuery } from "../../queries/inbox.ts";

/** What the inbox has for a person, and how much of it went well without one, in a line; absent while it is empty. */
export function InboxLine(): ReactNode {
  const { data } = useQuery(inboxCountsQuery);
  if (data === undefined) return null;
  const open = data.counts.pending + data.counts.claimed;
  const { routine } = data;
  if (open === 0 && routine === 0) return null;
  return (
    <Link
      to="/inbox"
      className="row flex items-center gap-2.5 rounded-card border border-line px-3 hover:bg-raised"
    >
      <Inbox className="size-4 shrink-0 text-text-2" aria-hidden="true" />
      <span className={open === 0 ? "text-text-2" : "font-medium"}>
        {open === 0
          ? "Nothing in the inbox needs you"
          : open === 1
            ? "1 item in the inbox needs you"
            : `${open.toLocaleString("en")} items in the inbox need you`}
      </span>
      {routine === 0 ? null : (
        <span className="ml-auto shrink-0 text-xs text-text-2 tabular-nums">
          {routine.toLocaleString("en")} routine ok
        </span>
      )}
    </Link>
  );
}
