import { Outlet } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useKeys } from "../commands/use-keys.ts";
import { useFreshInbox } from "../live/use-fresh-inbox.ts";
import { useFreshQueries } from "../live/use-fresh-queries.ts";
import { Banner } from "./banner.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { ClockNotice } from "./clock-notice.tsx";
import { Layers } from "./layers.tsx";
import { Sidebar } from "./navigation.tsx";
import { OldTabNotice } from "./old-tab-notice.tsx";
import { StaleNotice } from "./stale-notice.tsx";
import { TabLife } from "./tab-life.tsx";
import { useAppearance } from "./theme.ts";
import { useShellCommands } from "./use-shell-commands.ts";

/** What stands around every page. */
export function Shell(): ReactNode {
  useAppearance();
  useFreshQueries();
  useFreshInbox();
  useShellCommands();
  useKeys();
  return (
    <div className="flex h-dvh flex-col">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-card focus:bg-accent focus:px-3 focus:py-1 focus:text-on-accent"
      >
        Skip to the page
      </a>
      <Banner />
      <StaleNotice />
      <OldTabNotice />
      <ClockNotice />
      <div className="flex min-h-0 flex-1">
        <Sidebar />
        <main id="page" tabIndex={-1} className="min-w-0 flex-1 overflow-y-auto outline-none">
          <Outlet />
        </main>
      </div>
      <BottomBar />
      <Layers />
      <TabLife />
    </div>
  );
}
