import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useLive, useLiveState } from "../../live/live-context.ts";
import { serverNow } from "../../live/server-clock.ts";
import { requestsQuery } from "../../queries/requests.ts";
import { nameOf } from "../active-pill.tsx";
import { latestRunsQuery } from "../attention.ts";
import { type Before, lookAt, noticesOf } from "./notices-of.ts";
import { notify, told } from "./notify.ts";
import { isSomeTabVisible } from "./visible-tabs.ts";

/** Tells what happens while nobody looks at any tab of this page. One tab of the browser speaks for all. */
export function useNotifications(): void {
  const live = useLive();
  const { kind } = useLiveState();
  const navigate = useNavigate();
  const choice = told.use();
  const { data: runs } = useQuery(latestRunsQuery);
  const { data: requests } = useQuery(requestsQuery);
  const before = useRef<Before>(undefined);
  const since = useRef(Number.POSITIVE_INFINITY);

  const isLive = kind === "live";
  useEffect(() => {
    if (isLive) since.current = serverNow();
  }, [isLive]);

  useEffect(() => {
    if (runs === undefined || requests === undefined) return;
    const now = lookAt(runs, requests);
    const last = before.current ?? now;
    before.current = now;
    if (!live.isLeader) return;
    const notices = noticesOf(last, runs, requests, { told: choice, since: since.current, nameOf });
    if (notices.length === 0) return;
    void isSomeTabVisible().then((isVisible) => {
      if (isVisible) return;
      for (const { run, ...notice } of notices)
        notify(
          notice,
          () =>
            void (run === undefined
              ? navigate({ to: "/" })
              : navigate({ to: "/runs/$run", params: { run } })),
        );
    });
  }, [runs, requests, live, choice, navigate]);
}
