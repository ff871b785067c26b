import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../../text/visible-controls.ts";

/** What is shown for a name that no thread can have. */
export function NoThread({ name }: { readonly name: string }): ReactNode {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-6 py-16">
      <h1 className="text-xl font-semibold">There can be no such thread</h1>
      <p className="text-text-2">
        <code className="font-mono text-xs break-all text-text">
          {withVisibleControls(name.slice(0, 200))}
        </code>{" "}
        is no name of a thread: that has small letters, digits and dashes, 60 at most.
      </p>
      <Link to="/chat" className="text-accent underline">
        The threads there are
      </Link>
    </div>
  );
}
