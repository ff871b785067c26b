import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { withVisibleControls } from "../../text/visible-controls.ts";

/** What is shown for a project that is not known. */
export function NoProject({ project }: { readonly project: string }): ReactNode {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-6 py-16">
      <h1 className="text-xl font-semibold">There is no such project</h1>
      <p className="text-text-2">
        Nothing is known of{" "}
        <code className="font-mono text-xs break-all text-text">
          {withVisibleControls(project)}
        </code>
        . It may be a repository of another machine, or one whose source was removed.
      </p>
      <p className="flex gap-4">
        <Link to="/projects" className="text-accent underline">
          All projects
        </Link>
        <Link to="/sources" className="text-accent underline">
          Sources
        </Link>
      </p>
    </div>
  );
}
