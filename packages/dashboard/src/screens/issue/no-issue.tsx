import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../text/visible-controls.ts";

/** What is shown for an issue that there is not. */
export function NoIssue({
  project,
  number,
}: {
  readonly project: string;
  readonly number: string;
}): ReactNode {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-6 py-16">
      <h1 className="text-xl font-semibold">There is no issue #{withVisibleControls(number)}</h1>
      <p className="text-text-2">The address may be cut short, or of another project.</p>
      <p>
        <Link to="/projects/$key/board" params={{ key: project }} className="text-accent underline">
          The board
        </Link>
      </p>
    </div>
  );
}
