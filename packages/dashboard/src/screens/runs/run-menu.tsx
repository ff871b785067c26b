import type { RunListItem } from "@wheelhouse/core";
import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { canCancel, isOpen, isOwn } from "./is-open.ts";

/** Something that can be done with a run. */
export interface RunAct {
  readonly label: string;
  readonly run: () => void;
  readonly refused?: string | undefined;
  readonly isBad?: boolean;
}

/** What can be done with one run of the list, beside its row. */
export function RunMenu({
  anchor,
  acts,
  onClose,
}: {
  /** Undefined while it is closed. */
  readonly anchor: HTMLElement | undefined;
  readonly acts: readonly RunAct[];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Menu.Root open={anchor !== undefined} onOpenChange={(open) => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor ?? null} side="bottom" align="end" className="z-50">
          <Menu.Popup
            aria-label="What can be done with this run"
            className="min-w-48 rounded-card border border-line bg-surface p-1 shadow-lift outline-none"
          >
            {acts.map(({ label, run, refused, isBad = false }) => (
              <Menu.Item
                key={label}
                disabled={refused !== undefined}
                title={refused}
                onClick={run}
                className={`flex min-h-7 cursor-pointer items-center rounded-chip px-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-raised coarse:min-h-11 ${isBad ? "text-failed" : ""}`}
              >
                {label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** What can be done with a run, given how each thing is done. What cannot be is absent. */
export function actsOf(
  run: RunListItem,
  does: {
    readonly open: (view?: "report") => void;
    readonly copyLink: () => void;
    readonly copyMarkdown: () => void;
    readonly select: () => void;
    readonly compare: () => void;
    readonly cancel: () => void;
    readonly refused: string | undefined;
  },
): RunAct[] {
  return [
    { label: "Open", run: () => does.open() },
    ...(isOpen(run) || !isOwn(run)
      ? []
      : [{ label: "Open the report", run: () => does.open("report") }]),
    { label: "Copy the link", run: does.copyLink },
    { label: "Copy as Markdown", run: does.copyMarkdown },
    { label: "Select", run: does.select },
    ...(isOpen(run) || !isOwn(run)
      ? []
      : [{ label: "Compare with the last run", run: does.compare }]),
    ...(canCancel(run)
      ? [{ label: "Cancel the run…", run: does.cancel, refused: does.refused, isBad: true }]
      : []),
  ];
}
