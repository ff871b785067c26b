import {
  CalendarClock,
  Columns3,
  FolderGit2,
  Home,
  Inbox,
  ListTree,
  type LucideIcon,
  MessagesSquare,
  RadioTower,
  Settings,
  Wrench,
} from "lucide-react";

/** A place of the navigation. */
export interface Place {
  readonly to:
    | "/"
    | "/runs"
    | "/board"
    | "/inbox"
    | "/schedules"
    | "/chat"
    | "/projects"
    | "/sources"
    | "/setup"
    | "/settings";
  readonly label: string;
  readonly icon: LucideIcon;
  /** Keys that lead there. */
  readonly keys: string;
  /** Whether it stands at the bottom of a narrow page; the others are behind "More". */
  readonly isMain: boolean;
}

/** Places of the page, in their order. */
export const PLACES: readonly Place[] = [
  { to: "/", label: "Now", icon: Home, keys: "g n", isMain: true },
  { to: "/runs", label: "Runs", icon: ListTree, keys: "g r", isMain: true },
  { to: "/board", label: "Board", icon: Columns3, keys: "g b", isMain: true },
  { to: "/inbox", label: "Inbox", icon: Inbox, keys: "g i", isMain: true },
  { to: "/schedules", label: "Schedules", icon: CalendarClock, keys: "g s", isMain: false },
  { to: "/chat", label: "Chat", icon: MessagesSquare, keys: "g c", isMain: false },
  { to: "/projects", label: "Projects", icon: FolderGit2, keys: "g p", isMain: false },
  { to: "/sources", label: "Sources", icon: RadioTower, keys: "g o", isMain: false },
  { to: "/setup", label: "Setup", icon: Wrench, keys: "g u", isMain: false },
  { to: "/settings", label: "Settings", icon: Settings, keys: "g ,", isMain: false },
];

/** What a link to a place has while the page is there, where its address does not say so. */
export const HERE = { "data-status": "active", "aria-current": "page" } as const;
