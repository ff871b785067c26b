import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Leads to the page of a project. */
export function ProjectLink({
  project,
  className = "",
  children,
}: {
  /** The project's id. */
  readonly project: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link
      to="/projects/$key"
      params={{ key: project }}
      className={`text-accent hover:underline ${className}`}
    >
      {children}
    </Link>
  );
}
