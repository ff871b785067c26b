import { Menu } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { serverNow } from "../../live/server-clock.ts";

const MINUTE = 60_000;

const TIMES: readonly { readonly label: string; readonly until: (now: number) => number }[] = [
  { label: "In 15 minutes", until: (now) => now + 15 * MINUTE },
  { label: "In an hour", until: (now) => now + 60 * MINUTE },
  { label: "Tomorrow at 9", until: tomorrow },
];

/** Puts a request off in this browser. */
export function LaterMenu({ onLater }: { readonly onLater: (until: number) => void }): ReactNode {
  return (
    <Menu.Root>
      <Menu.Trigger className="inline-flex h-7 shrink-0 items-center rounded-card px-2.5 text-text-2 hover:bg-raised hover:text-text coarse:h-11 coarse:px-3.5">
        Later
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-40 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
            {TIMES.map(({ label, until }) => (
              <Menu.Item
                key={label}
                onClick={() => onLater(until(serverNow()))}
                className="flex min-h-7 cursor-pointer items-center rounded-chip px-2 outline-none data-[highlighted]:bg-raised coarse:min-h-11"
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

function tomorrow(now: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1, 9).getTime();
}
