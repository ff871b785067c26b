import { ChevronDown, ChevronUp, FoldHorizontal, Maximize, Route, Search } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { FIELD } from "../../../parts/field.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";

/** What can be done with a timeline as a whole. */
export interface TimelineActions {
  readonly fit: () => void;
  readonly zoom: (by: number) => void;
  readonly nextError: (by: 1 | -1) => void;
  readonly move: (by: number) => void;
  readonly close: () => void;
}

/** The line above a timeline: what rows are shown, and how. All of it has keys. */
export function TimelineToolbar({
  words,
  onWords,
  errors,
  hasGaps,
  isFolded,
  onFold,
  isPathShown,
  onPath,
  actions,
}: {
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** How many spans went wrong. */
  readonly errors: number;
  readonly hasGaps: boolean;
  readonly isFolded: boolean;
  readonly onFold: () => void;
  readonly isPathShown: boolean;
  readonly onPath: () => void;
  readonly actions: TimelineActions;
}): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const group = "Run" as const;
  useCommands([
    {
      id: "time.find",
      title: "Filter the rows",
      group,
      keys: "/",
      run: () => field.current?.select(),
    },
    { id: "time.fit", title: "Fit the whole run", group, keys: "0", run: actions.fit },
    { id: "time.in", title: "Zoom in", group, keys: "+", run: () => actions.zoom(0.6) },
    { id: "time.out", title: "Zoom out", group, keys: "-", run: () => actions.zoom(1 / 0.6) },
    { id: "time.path", title: "Show the critical path", group, keys: "p", run: onPath },
    ...(hasGaps
      ? [{ id: "time.fold", title: "Fold idle time", group, keys: "z", run: onFold }]
      : []),
    ...(errors > 0
      ? [
          {
            id: "time.error",
            title: "Next error",
            group,
            keys: "n",
            run: () => actions.nextError(1),
          },
          {
            id: "time.error.before",
            title: "Error before",
            group,
            keys: "Shift+N",
            run: () => actions.nextError(-1),
          },
        ]
      : []),
    {
      id: "time.next",
      title: "Next row",
      group,
      keys: "j",
      isHidden: true,
      run: () => actions.move(1),
    },
    {
      id: "time.before",
      title: "Row before",
      group,
      keys: "k",
      isHidden: true,
      run: () => actions.move(-1),
    },
    {
      id: "time.close",
      title: "Close the span",
      group,
      keys: "Escape",
      isHidden: true,
      run: actions.close,
    },
  ]);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 border-b px-3 py-1.5">
      <search className="relative min-w-40 flex-1 md:max-w-72">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-text-3"
          aria-hidden="true"
        />
        <input
          ref={field}
          type="search"
          aria-label="Filter the rows by name, kind or status"
          aria-keyshortcuts="/"
          placeholder="Name, kind or status"
          value={words}
          onChange={(event) => onWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
          className={`${FIELD} h-8 pl-8 coarse:h-11`}
        />
      </search>
      {errors > 0 ? (
        <span className="flex items-center text-failed">
          <span className="whitespace-nowrap tabular-nums">
            {errors} {errors === 1 ? "error" : "errors"}
          </span>
          <IconButton label="Error before" keys="Shift+N" onClick={() => actions.nextError(-1)}>
            <ChevronUp className="size-4" aria-hidden="true" />
          </IconButton>
          <IconButton label="Next error" keys="n" onClick={() => actions.nextError(1)}>
            <ChevronDown className="size-4" aria-hidden="true" />
          </IconButton>
        </span>
      ) : null}
      <span className="ml-auto flex items-center gap-1">
        {hasGaps ? (
          <Button
            kind="quiet"
            keys="z"
            aria-pressed={isFolded}
            onClick={onFold}
            className={PRESSED}
          >
            <FoldHorizontal className="size-4" aria-hidden="true" />
            <span className="max-md:sr-only">Fold idle time</span>
          </Button>
        ) : null}
        <Button
          kind="quiet"
          keys="p"
          aria-pressed={isPathShown}
          onClick={onPath}
          className={PRESSED}
        >
          <Route className="size-4" aria-hidden="true" />
          <span className="max-md:sr-only">Critical path</span>
        </Button>
        <IconButton label="Fit the whole run" keys="0" onClick={actions.fit}>
          <Maximize className="size-4" aria-hidden="true" />
        </IconButton>
      </span>
    </div>
  );
}

const PRESSED = "aria-pressed:bg-raised aria-pressed:text-text";
