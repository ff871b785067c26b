import { formatDuration, type ToolItem } from "@wheelhouse/core";
import {
  Brain,
  ChevronRight,
  FilePen,
  FileSearch,
  FileX,
  Globe,
  MoveRight,
  Search,
  Terminal,
  Wrench,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import type { AnyStatus } from "../../../../../parts/status.ts";
import { StatusMark } from "../../../../../parts/status-mark.tsx";
import { Elapsed } from "../../../../../parts/time.tsx";
import { withoutEscapes } from "../../../../../text/ansi/escape.ts";
import { withVisibleControls } from "../../../../../text/visible-controls.ts";
import { ToolDetails } from "./tool-details.tsx";

const ICONS: Readonly<Record<string, typeof Wrench>> = {
  read: FileSearch,
  edit: FilePen,
  delete: FileX,
  move: MoveRight,
  search: Search,
  execute: Terminal,
  think: Brain,
  fetch: Globe,
};

/** One call of a tool as a line, which opens to what went in and came out. */
export function ToolRow({ item }: { readonly item: ToolItem }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const { toolKind, title, locations, status, at, endedAt } = item;
  const Icon = ICONS[toolKind] ?? Wrench;
  const [place] = locations;
  return (
    <div className="my-0.5">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-ml-1.5 flex min-h-6.5 w-[calc(100%+0.75rem)] min-w-0 items-center gap-2 rounded-chip px-1.5 text-left hover:bg-raised coarse:min-h-11"
      >
        <ChevronRight
          className={`size-3 shrink-0 text-text-3 transition-transform ${isOpen ? "rotate-90" : ""}`}
          aria-hidden="true"
        />
        <Icon className="size-3.5 shrink-0 text-text-3" aria-hidden="true" />
        <span className="sr-only">{toolKind}: </span>
        <span className="min-w-0 truncate font-mono text-xs" title={withoutEscapes(title)}>
          {withVisibleControls(withoutEscapes(title))}
        </span>
        {place === undefined || title.includes(place) ? null : (
          <span className="min-w-0 truncate font-mono text-xs text-text-3">{place}</span>
        )}
        <span className="flex-1" />
        <span className="shrink-0 text-xs text-text-3 tabular-nums">
          {endedAt === undefined ? (
            isOver(status) ? null : (
              <Elapsed from={new Date(at).toISOString()} to={null} />
            )
          ) : (
            formatDuration(endedAt - at)
          )}
        </span>
        <StatusMark status={markOf(status)} label={status} className="size-3.5" />
      </button>
      {isOpen ? <ToolDetails item={item} /> : null}
    </div>
  );
}

/** A tool's status in the words of the page. */
function markOf(status: string): AnyStatus {
  if (status === "completed") return "completed";
  if (status === "failed") return "failed";
  if (status === "cancelled") return "cancelled";
  return status === "pending" ? "pending" : "running";
}

function isOver(status: string): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}
