import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** What is said before a repository is known: where they are looked for, and how to have others. */
export function ProjectsEmpty(): ReactNode {
  return (
    <section className="flex flex-col items-start gap-3 rounded-card border border-dashed border-control/60 p-6">
      <h2 className="text-xl font-semibold">No repository was found</h2>
      <p className="max-w-prose text-text-2">
        Repositories are looked for below the directory in which the server was started, and where
        agents have worked. Add the directory in which yours are, and what they want is shown here.
      </p>
      <Link
        to="/sources"
        search={{ add: "" }}
        className="inline-flex h-8 items-center rounded-card bg-accent px-2.5 font-medium text-on-accent hover:brightness-110 coarse:h-11"
      >
        Add a directory
      </Link>
    </section>
  );
}
