import { useMatches, useParams } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useQuery } from "@tanstack/react-query";
import { nameOf } from "../active-pill.tsx";
import { latestRunsQuery, useAttention } from "../attention.ts";
import { PLACES } from "../places.ts";
import { iconSvg } from "./icon-svg.ts";
import { tabMarkOf } from "./tab-mark.ts";

/** A tab changes its title and icon no more often, in milliseconds: browsers draw them anew for every tab strip. */
const REST_MS = 1_000;

/** Keeps title and icon of the tab as things are, so that a look at the tabs is enough. */
export function useTabMark(): void {
  const name = useName();
  const { needs, running } = useAttention();
  const asking = needs.filter(({ kind }) => kind !== "failed").length;
  const { title, icon } = tabMarkOf({ name, needs: needs.length, asking, running: running.length });
  const svg = iconSvg(icon);
  const changedAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, changedAt.current + REST_MS - performance.now());
    const timer = setTimeout(() => {
      changedAt.current = performance.now();
      document.title = title;
      iconLink().href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
    }, wait);
    return () => clearTimeout(timer);
  }, [title, svg]);
}

/** What this tab is called: its run or schedule, else what is open, else its place. */
function useName(): string {
  const { run: id, name: schedule } = useParams({ strict: false });
  const path = useMatches().at(-1)?.pathname;
  const { data: runs = [] } = useQuery(latestRunsQuery);
  const { foremost } = useAttention();
  if (schedule !== undefined) return schedule;
  const run = runs.find((each) => each.id === id) ?? (id === undefined ? foremost : undefined);
  if (run !== undefined) return nameOf(run);
  return id ?? PLACES.find(({ to }) => to === path)?.label ?? "";
}

function iconLink(): HTMLLinkElement {
  const known = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (known !== null) return known;
  const link = document.createElement("link");
  link.rel = "icon";
  link.type = "image/svg+xml";
  document.head.append(link);
  return link;
}
