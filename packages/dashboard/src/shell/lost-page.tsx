import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** What is shown at an address that leads nowhere. */
export function LostPage(): ReactNode {
  return (
    <div className="mx-auto flex max-w-md flex-col gap-3 px-6 py-16">
      <h1 className="text-xl font-semibold">There is nothing here</h1>
      <p className="text-text-2">The address may be cut short, or of another Wheelhouse.</p>
      <p className="flex gap-4">
        <Link to="/" className="text-accent underline">
          What happens now
        </Link>
        <Link to="/runs" className="text-accent underline">
          All runs
        </Link>
      </p>
    </div>
  );
}
