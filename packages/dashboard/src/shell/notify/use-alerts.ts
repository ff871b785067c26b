import type { AlertObject } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useLive, useTopic } from "../../live/live-context.ts";
import { serverNow } from "../../live/server-clock.ts";
import { useToast } from "../../parts/toast.tsx";
import { notify, told } from "./notify.ts";
import { isSomeTabVisible } from "./visible-tabs.ts";

/**
 * Tells what cannot wait: in passing on the tab that is looked at, and by a notification while nobody looks at any. An alert is told
 * once, and none from before the connection.
 */
export function useAlerts(): void {
  const live = useLive();
  const navigate = useNavigate();
  const toast = useToast();
  const choice = told.use();
  const since = useRef(Number.POSITIVE_INFINITY);
  const seen = useRef(new Set<string>());

  const open = ({ about: { item, run } }: AlertObject): void => {
    if (item !== null) void navigate({ to: "/inbox", search: { tab: "all", item } });
    else if (run !== null) void navigate({ to: "/runs/$run", params: { run } });
    else void navigate({ to: "/inbox" });
  };
  const tell = async (alert: AlertObject): Promise<void> => {
    const { id, title, text, priority } = alert;
    if (!document.hidden)
      return toast({
        title,
        text,
        ...(priority === "critical" && { tone: "failed" }),
        action: { label: "Look", run: () => open(alert) },
      });
    if (!choice.alerts || !live.isLeader || (await isSomeTabVisible())) return;
    notify({ tag: `alert ${id}`, title, text }, () => open(alert));
  };
  useTopic("alerts", {
    onPatch(patch) {
      for (const entry of patch) {
        if (entry.k !== "alert" || seen.current.has(entry.id)) continue;
        const { deliveries, raised_at: at } = entry.v;
        const isHere = deliveries.some(
          ({ channel, status }) => channel === "browser" && status === "sent",
        );
        if (!isHere || at === null || Date.parse(at) < since.current) continue;
        seen.current.add(entry.id);
        if (!isOfAskingRun(entry.v)) void tell(entry.v);
      }
    },
    onOpen() {
      // A connection that broke off says what it missed; who looks for the first time is not told the past.
      if (since.current === Number.POSITIVE_INFINITY) since.current = serverNow();
    },
  });
}

/** Whether it says that a run asks. The page knows of that by itself, says it everywhere, and has a choice of its own for it. */
function isOfAskingRun({ fingerprint, about: { run } }: AlertObject): boolean {
  return run !== null && fingerprint.startsWith("waiting ");
}
