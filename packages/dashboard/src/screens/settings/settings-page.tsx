import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { SETTINGS_TABS } from "../../router/search.ts";
import { AgentSettings } from "./agent-settings.tsx";
import { AppearanceSettings } from "./appearance-settings.tsx";
import { KeyboardSettings } from "./keyboard-settings.tsx";
import { NotificationSettings } from "./notification-settings.tsx";
import { OrchestratorSettings } from "./orchestrator/orchestrator-settings.tsx";
import { WorkSettings } from "./solving/work-settings.tsx";

const route = getRouteApi("/settings");

const PARTS = {
  appearance: { title: "Appearance", part: AppearanceSettings },
  notifications: { title: "Notifications", part: NotificationSettings },
  keyboard: { title: "Keyboard", part: KeyboardSettings },
  agents: { title: "Agents", part: AgentSettings },
  orchestrator: { title: "Orchestrator", part: OrchestratorSettings },
  work: { title: "Work on issues", part: WorkSettings },
} satisfies Record<
  (typeof SETTINGS_TABS)[number],
  { readonly title: string; readonly part: () => ReactNode }
>;

/** What a person chooses: of the page in this browser, and of runs for each project. */
export function SettingsPage(): ReactNode {
  const { tab } = route.useSearch();
  const { title, part: Part } = PARTS[tab];
  return (
    <div className="mx-auto flex max-w-5xl gap-x-8 gap-y-4 p-4 max-md:flex-col md:p-6">
      <nav aria-label="Settings" className="shrink-0 md:w-40">
        <h1 className="mb-3 text-lg font-semibold">Settings</h1>
        <ul className="grid gap-0.5 max-md:grid-cols-2">
          {SETTINGS_TABS.map((each) => (
            <li key={each}>
              <Link
                to="/settings"
                search={(now) => ({ ...now, tab: each })}
                aria-current={each === tab ? "page" : undefined}
                className="flex h-8 items-center rounded-card px-2.5 text-text-2 hover:bg-raised aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-text coarse:h-11"
              >
                {PARTS[each].title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex min-w-0 flex-1 flex-col gap-6">
        <h2 className="text-lg font-semibold">{title}</h2>
        <Part />
      </div>
    </div>
  );
}
