import { Link } from "@tanstack/react-router";
import { Bell } from "lucide-react";
import type { ReactNode } from "react";
import { permission } from "../../shell/notify/notify.ts";

const WORDS: Readonly<Record<ReturnType<typeof permission>, string>> = {
  granted: "allowed in this browser",
  default: "not asked yet",
  denied: "refused in this browser",
  absent: "this browser has none",
};

/** Whether this browser tells what happens while nobody looks. The server cannot know it. */
export function NotificationCheck(): ReactNode {
  const state = permission();
  return (
    <section aria-labelledby="setup-browser" className="flex flex-col gap-2">
      <h2 id="setup-browser" className="font-semibold">
        This browser
      </h2>
      <div className="flex items-center gap-2.5 rounded-card border border-line bg-surface px-3 py-2">
        <Bell
          className={`size-4 shrink-0 ${state === "granted" ? "text-completed" : "text-text-3"}`}
          aria-hidden="true"
        />
        <p className="min-w-0 flex-1">
          <span className="font-medium">Notifications</span>
          <span className="ml-2 text-text-2">{WORDS[state]}</span>
        </p>
        {state === "absent" ? null : (
          <Link
            to="/settings"
            search={{ tab: "notifications" }}
            className="shrink-0 text-accent underline"
          >
            {state === "default" ? "Enable" : "Change"}
          </Link>
        )}
      </div>
    </section>
  );
}
