import type { IssueItem } from "@wheelhouse/core";
import { useNavigate } from "@tanstack/react-router";
import { useCommands } from "../../commands/command-list.ts";
import type { BoardWay } from "./neighbour-card.ts";

/** The keys of the board and of its list. */
export function useBoardKeys({
  current,
  go,
  ask,
  start,
  create,
  find,
  turn,
  beside,
}: {
  /** The card that keys are about. */
  readonly current: IssueItem | undefined;
  readonly go: (way: BoardWay) => void;
  /** Asks for the next column. */
  readonly ask: (way: "left" | "right") => void;
  readonly start: (issue: IssueItem) => void;
  readonly create: () => void;
  readonly find: () => void;
  /** List or board. */
  readonly turn: () => void;
  /** Puts a run beside the board. */
  readonly beside: (run: string) => void;
}): void {
  const navigate = useNavigate();
  const here = { group: "List", isHidden: true } as const;
  const way = (keys: string, title: string, to: BoardWay) => ({
    ...here,
    id: `board.${to}`,
    title,
    keys,
    run: () => go(to),
  });
  useCommands([
    { id: "board.new", title: "New issue…", group: "List", keys: "c", run: create },
    { id: "board.find", title: "Find issues", group: "List", keys: "/", run: find },
    { id: "board.view", title: "Board or list", group: "List", keys: "v", run: turn },
    way("ArrowUp", "Card above", "up"),
    way("ArrowDown", "Card below", "down"),
    way("ArrowLeft", "Column to the left", "left"),
    way("ArrowRight", "Column to the right", "right"),
    {
      ...here,
      id: "board.open",
      title: "Open the issue",
      keys: "o",
      run: () => {
        if (current === undefined) return;
        const params = { key: current.project_id, n: String(current.number) };
        void navigate({ to: "/projects/$key/issues/$n", params });
      },
    },
    {
      ...here,
      id: "board.beside",
      title: "Open its run beside the board",
      keys: "b",
      run: () => current?.last_run && beside(current.last_run.id),
    },
    {
      ...here,
      id: "board.start",
      title: "Start the issue",
      keys: "s",
      run: () => current && start(current),
    },
    {
      ...here,
      id: "board.ask.left",
      title: "Ask for the column to the left",
      keys: "$mod+ArrowLeft",
      run: () => ask("left"),
    },
    {
      ...here,
      id: "board.ask.right",
      title: "Ask for the column to the right",
      keys: "$mod+ArrowRight",
      run: () => ask("right"),
    },
  ]);
}
