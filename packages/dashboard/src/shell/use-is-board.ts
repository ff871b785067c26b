import { useLocation } from "@tanstack/react-router";

/** Whether the page shows a board or an issue: their addresses are those of projects. */
export function useIsBoard(): boolean {
  return /^\/projects\/[^/]+\/(?:board|issues)(?:\/|$)/.test(useLocation().pathname);
}
