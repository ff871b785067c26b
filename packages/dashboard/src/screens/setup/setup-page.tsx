import type { ReactNode } from "react";

/** The page of that name. */
export function SetupPage(): ReactNode {
  return <h1 className="p-6 text-xl font-semibold">Setup</h1>;
}
