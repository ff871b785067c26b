import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { useNow } from "../../live/server-clock.ts";
import { snoozeTimes, whenText } from "./snooze-times.ts";

const ITEM =
  "flex min-h-7 cursor-pointer items-center justify-between gap-6 rounded-chip px-2 outline-none data-[highlighted]:bg-raised coarse:min-h-11";

/** When an item can be seen again, other than tomorrow. */
export function LaterMenu({
  refused,
  onChoose,
}: {
  readonly refused: string | undefined;
  /** Wall clock in milliseconds. */
  readonly onChoose: (until: number) => void;
}): ReactNode {
  const [, ...times] = snoozeTimes(useNow());
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label="Later, but when?"
        title={refused ?? "Later, but when?"}
        disabled={refused !== undefined}
        className="-ml-px inline-flex h-7 w-6 items-center justify-center rounded-r-card border border-control/60 bg-surface hover:bg-raised disabled:opacity-50 coarse:h-11 coarse:w-11"
      >
        <ChevronDown className="size-3.5" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="bottom" align="end" className="z-50">
          <Menu.Popup className="min-w-56 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
            {times.map(({ label, at }) => (
              <Menu.Item key={label} onClick={() => onChoose(at)} className={ITEM}>
                {label}
                <span className="text-xs text-text-2 tabular-nums">{whenText(at)}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
