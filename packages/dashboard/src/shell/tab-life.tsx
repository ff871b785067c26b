import type { ReactNode } from "react";
import { useKnownCommands } from "../commands/known-commands.ts";
import { useAlerts } from "./notify/use-alerts.ts";
import { useNotifications } from "./notify/use-notifications.ts";
import { useVisibleTab } from "./notify/visible-tabs.ts";
import { useTabMark } from "./tab/use-tab-mark.ts";
import { useSeenRun } from "./use-seen-run.ts";

/** What a tab does beside showing the page. It draws nothing, so that its changes draw nothing anew. */
export function TabLife(): ReactNode {
  useKnownCommands();
  useSeenRun();
  useTabMark();
  useVisibleTab();
  useNotifications();
  useAlerts();
  return null;
}
