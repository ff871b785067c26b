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
  const place: string = `/projects/${encodeURIComponent(project)}`;
  return (
    <Link to={place} className={`text-accent hover:underline ${className}`}>
      {children}
    </Link>
  );
}
