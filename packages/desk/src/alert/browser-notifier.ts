import type { Notifier } from "./notifier.ts";

/** Pages follow the alerts of the journal: one that is sent there is shown by every page that is open or opened. */
export const browserNotifier: Notifier = {
  channel: "browser",
  send: () => Promise.resolve({ ok: true }),
};
