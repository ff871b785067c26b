import { useLocation } from "@tanstack/react-router";

/** The place that the page belongs to where its address is one of a project's: of a board or an issue, or of a schedule. */
export function usePlaceInside(): "/board" | "/schedules" | undefined {
  const { pathname } = useLocation();
  const [, what] = /^\/projects\/[^/]+\/(board|issues|schedules)(?:\/|$)/.exec(pathname) ?? [];
  if (what === undefined) return undefined;
  return what === "schedules" ? "/schedules" : "/board";
}
