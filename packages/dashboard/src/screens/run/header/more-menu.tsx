import { Menu } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { Kbd } from "../../../parts/kbd.tsx";

/** What is done more rarely, for those without a keyboard too. */
export function MoreMenu({
  copyLink,
  copyRun,
  compare,
  fork,
  besideChat,
  besideBoard,
}: {
  readonly copyLink: () => void;
  readonly copyRun: () => void;
  readonly compare?: (() => void) | undefined;
  readonly fork?: (() => void) | undefined;
  readonly besideChat?: (() => void) | undefined;
  readonly besideBoard?: (() => void) | undefined;
}): ReactNode {
  const items = [
    { label: "Copy link", keys: "y", run: copyLink },
    { label: "Copy as Markdown", keys: "Shift+Y", run: copyRun },
    ...(compare === undefined
      ? []
      : [{ label: "Compare with the last run", keys: "=", run: compare }]),
    ...(fork === undefined ? [] : [{ label: "Fork this run…", keys: undefined, run: fork }]),
    ...(besideChat === undefined
      ? []
      : [{ label: "Open beside the chat", keys: "b", run: besideChat }]),
    ...(besideBoard === undefined
      ? []
      : [{ label: "Open beside the board", keys: "Shift+B", run: besideBoard }]),
  ];
  return (
    <Menu.Root>
      <Menu.Trigger
        render={
          <Button kind="quiet" aria-label="More" title="More" className="w-7 px-0! coarse:w-11" />
        }
      >
        <Ellipsis className="size-4" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-52 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
            {items.map(({ label, keys, run }) => (
              <Menu.Item
                key={label}
                onClick={run}
                className="flex min-h-7 cursor-pointer items-center gap-4 rounded-chip px-2 outline-none data-[highlighted]:bg-raised coarse:min-h-11"
              >
                <span className="flex-1">{label}</span>
                {keys === undefined ? null : (
                  <span className="coarse:hidden">
                    <Kbd keys={keys} />
                  </span>
                )}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
