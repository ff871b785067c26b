import type { ScheduleObject } from "@wheelhouse/core";
import { Menu } from "@base-ui/react/menu";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import type { ScheduleActs } from "./use-schedule-acts.ts";

const ITEM =
  "flex min-h-7 cursor-pointer items-center rounded-chip px-2 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-raised coarse:min-h-11";

/** What can be done with a schedule. What cannot be is absent. */
export function ScheduleMenu({
  schedule,
  acts,
}: {
  readonly schedule: ScheduleObject;
  readonly acts: ScheduleActs;
}): ReactNode {
  const navigate = useNavigate();
  const { project_id: key, name, status } = schedule;
  const params = { key, name };
  const { refused } = acts;
  const open = (edit?: "1"): void =>
    void navigate({
      to: "/projects/$key/schedules/$name",
      params,
      search: edit === undefined ? {} : { edit },
    });
  const offered: readonly (readonly [label: string, run: () => void, isBad?: boolean])[] = [
    ...(status === "untrusted"
      ? [["Look at it, and trust it…", () => open()] as const]
      : [["Run now", () => acts.run(schedule)] as const]),
    ...(status === "paused"
      ? [["Resume", () => acts.resume(schedule)] as const]
      : status === "untrusted"
        ? []
        : [["Pause", () => acts.pause(schedule)] as const]),
    ["Edit…", () => open("1")],
    ["Remove", () => acts.remove(schedule), true],
  ];
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`What can be done with ${name}`}
        className="inline-flex size-7 items-center justify-center rounded-card text-text-2 hover:bg-raised hover:text-text coarse:size-11"
      >
        <Ellipsis className="size-4" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="bottom" align="end" className="z-50">
          <Menu.Popup className="min-w-48 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
            {offered.map(([label, run, isBad = false]) => (
              <Menu.Item
                key={label}
                disabled={refused !== undefined}
                title={refused}
                onClick={run}
                className={`${ITEM} ${isBad ? "text-failed" : ""}`}
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
