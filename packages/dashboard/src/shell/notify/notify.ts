import { z } from "zod";
import { stored } from "../../stored/stored.ts";
import type { TabNotice } from "./notices-of.ts";

/** What is told outside of the page, once a person has allowed it. */
export const told = stored(
  "told",
  z.object({
    requests: z.boolean(),
    ends: z.boolean(),
    /** What cannot wait, such as an agent that is signed out. */
    alerts: z.boolean().default(true),
  }),
  { requests: true, ends: true, alerts: true },
);

/** What this browser says of notifications; `absent` where it has none. */
export function permission(): NotificationPermission | "absent" {
  return "Notification" in globalThis ? Notification.permission : "absent";
}

/** Shows a notification. Pressing it brings this tab to the front and does what it is about. */
export function notify({ tag, title, text }: Omit<TabNotice, "run">, onPress: () => void): void {
  if (permission() !== "granted") return;
  try {
    const shown = new Notification(title, {
      body: text,
      tag: `wheelhouse.${tag}`,
      icon: "/mark.svg",
    });
    shown.addEventListener("click", () => {
      window.focus();
      shown.close();
      onPress();
    });
  } catch {
    // Some phones let only a service worker show them; the page's own marks say the same.
  }
}
