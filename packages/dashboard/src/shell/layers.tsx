import type { ReactNode } from "react";

/** What opens above every page. */
export function Layers(): ReactNode {
  return null;
}
