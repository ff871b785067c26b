import { Home, ListTree, type LucideIcon, Settings, Wrench } from "lucide-react";

/** A place of the navigation. */
export interface Place {
  readonly to: "/" | "/runs" | "/setup" | "/settings";
  readonly label: string;
  readonly icon: LucideIcon;
  /** Keys that lead there. */
  readonly keys: string;
}

/** Places of the page, in their order. */
export const PLACES: readonly Place[] = [
  { to: "/", label: "Now", icon: Home, keys: "g n" },
  { to: "/runs", label: "Runs", icon: ListTree, keys: "g r" },
  { to: "/setup", label: "Setup", icon: Wrench, keys: "g u" },
  { to: "/settings", label: "Settings", icon: Settings, keys: "g ," },
];
