import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { lazyPart } from "../parts/lazy-part.tsx";
import { Shell } from "../shell/shell.tsx";
import { LostPage } from "../shell/lost-page.tsx";
import { FailedPage } from "../shell/failed-page.tsx";
import {
  boardSearch,
  chatSearch,
  compareSearch,
  inboxSearch,
  runSearch,
  runsSearch,
  scheduleSearch,
  schedulesSearch,
  sessionsSearch,
  settingsSearch,
  shellSearch,
  sourcesSearch,
} from "./search.ts";

const rootRoute = createRootRoute({
  component: Shell,
  validateSearch: shellSearch,
  notFoundComponent: LostPage,
  errorComponent: FailedPage,
});

/** Now: what needs a person, what works, what ended, and a box to type in. */
export const nowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: lazyPart(async () => (await import("../screens/now/now-page.tsx")).NowPage),
});

/** The list of runs. */
export const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs",
  validateSearch: runsSearch,
  component: lazyPart(async () => (await import("../screens/runs/runs-page.tsx")).RunsPage),
});

/** One run. */
export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/runs/$run",
  validateSearch: runSearch,
  component: lazyPart(async () => (await import("../screens/run/run-page.tsx")).RunPage),
});

/** Two runs side by side. */
export const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/compare",
  validateSearch: compareSearch,
  component: lazyPart(
    async () => (await import("../screens/compare/compare-page.tsx")).ComparePage,
  ),
});

/** Repositories, those that want action first. */
export const projectsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/projects",
  component: lazyPart(
    async () => (await import("../screens/project/projects-page.tsx")).ProjectsPage,
  ),
});

/** One repository: what it wants, and what agents did in it. */
export const projectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/projects/$key",
  component: lazyPart(
    async () => (await import("../screens/project/project-page.tsx")).ProjectPage,
  ),
});

/** The board of the project that was looked at last. */
export const boardEntryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/board",
  validateSearch: boardSearch,
  component: lazyPart(async () => (await import("../screens/board/board-entry.tsx")).BoardEntry),
});

/** The issues of a project, by where they stand. */
export const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/projects/$key/board",
  validateSearch: boardSearch,
  component: lazyPart(async () => (await import("../screens/board/board-page.tsx")).BoardPage),
});

/** One issue. */
export const issueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/projects/$key/issues/$n",
  component: lazyPart(async () => (await import("../screens/issue/issue-page.tsx")).IssuePage),
});

/** The thread that was looked at last. */
export const chatEntryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/chat",
  component: lazyPart(async () => (await import("../screens/chat/chat-entry.tsx")).ChatEntry),
});

/** What is said in one thread of a project, and what is proposed there. */
export const chatRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/chat/$thread",
  validateSearch: chatSearch,
  component: lazyPart(async () => (await import("../screens/chat/chat-page.tsx")).ChatPage),
});

/** What has come in, and what is to be done about it. */
export const inboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/inbox",
  validateSearch: inboxSearch,
  component: lazyPart(async () => (await import("../screens/inbox/inbox-page.tsx")).InboxPage),
});

/** What runs by itself, in all projects or one. */
export const schedulesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/schedules",
  validateSearch: schedulesSearch,
  component: lazyPart(
    async () => (await import("../screens/schedules/schedules-page.tsx")).SchedulesPage,
  ),
});

/** One schedule, with its ledger. */
export const scheduleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/projects/$key/schedules/$name",
  validateSearch: scheduleSearch,
  component: lazyPart(
    async () => (await import("../screens/schedules/schedule-page.tsx")).SchedulePage,
  ),
});

/** Places that are watched and never written to. */
export const sourcesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sources",
  validateSearch: sourcesSearch,
  component: lazyPart(
    async () => (await import("../screens/sources/sources-page.tsx")).SourcesPage,
  ),
});

/** What was said in sessions of agents. */
export const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/search",
  validateSearch: sessionsSearch,
  component: lazyPart(async () => (await import("../screens/search/search-page.tsx")).SearchPage),
});

/** What this machine has and lacks. */
export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/setup",
  component: lazyPart(async () => (await import("../screens/setup/setup-page.tsx")).SetupPage),
});

/** What a person chooses of the page. */
export const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  validateSearch: settingsSearch,
  component: lazyPart(
    async () => (await import("../screens/settings/settings-page.tsx")).SettingsPage,
  ),
});

const routeTree = rootRoute.addChildren([
  nowRoute,
  runsRoute,
  runRoute,
  compareRoute,
  projectsRoute,
  projectRoute,
  boardEntryRoute,
  boardRoute,
  issueRoute,
  chatEntryRoute,
  chatRoute,
  inboxRoute,
  schedulesRoute,
  scheduleRoute,
  sourcesRoute,
  searchRoute,
  setupRoute,
  settingsRoute,
]);

/** Addresses of the page. */
export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
