import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../text/visible-controls.ts";

/** What is shown for a schedule that there is not, or no longer. */
export function NoSchedule({
  project,
  name,
}: {
  readonly project: string;
  readonly name: string;
}): ReactNode {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-6 py-16">
      <h1 className="text-xl font-semibold [overflow-wrap:anywhere]">
        There is no schedule {withVisibleControls(name.slice(0, 100))}
      </h1>
      <p className="text-text-2">It was removed, or its address is cut short.</p>
      <p>
        <Link to="/schedules" search={{ project }} className="text-accent underline">
          Schedules of the project
        </Link>
      </p>
    </div>
  );
}
