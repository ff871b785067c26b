import { useNavigate } from "@tanstack/react-router";
import type { Command } from "../commands/command.ts";
import { useCommands } from "../commands/command-list.ts";
import { wantComposer } from "../screens/composer/wanted-focus.ts";
import { useAttention } from "./attention.ts";
import { openPalette, openShortcuts } from "./layer-state.ts";
import { PLACES } from "./places.ts";
import { isSidebarNarrow } from "./sidebar-width.ts";
import { nextTheme, theme } from "./theme.ts";
import { useLauncher } from "./use-launcher.ts";
import { usePlaceInside } from "./use-place-inside.ts";

/** Offers what can be done from everywhere. */
export function useShellCommands(): void {
  const navigate = useNavigate();
  const launcher = useLauncher();
  const { foremost, requests, needs } = useAttention();
  const isBoard = usePlaceInside() === "/board";
  const places = PLACES.map(({ to, label, keys }): Command => ({
    id: `go.${label.toLowerCase()}`,
    title: label,
    group: "Go to",
    keys,
    run: () => void navigate({ to }),
  }));
  const asking = requests[0] ?? needs.find(({ kind }) => kind === "wheel")?.run;
  useCommands([
    {
      id: "palette",
      title: "Search or do anything",
      group: "Page",
      keys: "$mod+k",
      inFields: true,
      isHidden: true,
      run: openPalette,
    },
    {
      id: "launch",
      title: "New run…",
      group: "Run",
      keys: "$mod+Shift+Enter",
      inFields: true,
      run: () => launcher.open(),
    },
    {
      id: "issue.write",
      title: "Write an issue…",
      group: "Go to",
      run: () => void navigate({ to: "/board", search: { new: "" } }),
    },
    {
      id: "schedule.write",
      title: "Have something run by itself…",
      group: "Go to",
      run: () => void navigate({ to: "/schedules", search: { make: "new" } }),
    },
    // Where issues are, the key makes one of them.
    ...(isBoard
      ? []
      : [
          {
            id: "compose",
            title: "Write what should happen",
            group: "Run",
            keys: "c",
            run: () => {
              wantComposer();
              void navigate({ to: "/" });
            },
          } as const,
        ]),
    ...places,
    {
      id: "go.search",
      title: "Search in sessions…",
      group: "Go to",
      keys: "g f",
      run: () => void navigate({ to: "/search" }),
    },
    ...(foremost === undefined
      ? []
      : [
          {
            id: "go.active",
            title: "The run that is open",
            group: "Go to" as const,
            keys: "g a",
            run: () => void navigate({ to: "/runs/$run", params: { run: foremost.id } }),
          },
        ]),
    ...(asking === undefined
      ? []
      : [
          {
            id: "go.asking",
            title: "The next thing that needs me",
            group: "Go to" as const,
            keys: "Shift+!",
            run: () =>
              void navigate(
                "run" in asking
                  ? {
                      to: "/runs/$run",
                      params: { run: asking.run },
                      search: { step: asking.step, view: "steps" },
                    }
                  : { to: "/runs/$run", params: { run: asking.id } },
              ),
          },
        ]),
    {
      id: "theme",
      title: "Light, dark, or as the system",
      group: "Page",
      keys: "$mod+.",
      inFields: true,
      run: () => theme.set(nextTheme(theme.get())),
    },
    {
      id: "sidebar",
      title: "Sidebar narrow or wide",
      group: "Page",
      keys: "$mod+\\",
      inFields: true,
      run: () => isSidebarNarrow.set(!isSidebarNarrow.get()),
    },
    {
      id: "shortcuts",
      title: "Keys of this page",
      group: "Page",
      keys: "Shift+?",
      run: openShortcuts,
    },
  ]);
}
