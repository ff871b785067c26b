import type { ReactNode } from "react";

/** The page of that name. */
export function RunPage(): ReactNode {
  return <h1 className="p-6 text-xl font-semibold">Run</h1>;
}
