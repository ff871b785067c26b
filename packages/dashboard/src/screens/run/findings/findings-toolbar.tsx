import { Search } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { FIELD } from "../../../parts/field.tsx";
import { FindingFilters } from "../report/finding-filters.tsx";
import { FindingSortChoice } from "../report/finding-sort-choice.tsx";
import { standingOf, valuesOf } from "./chosen-findings.ts";
import type { FindingList } from "./use-finding-list.ts";

/** What is asked of the findings: words, who found them, where they stand, how bad they are, and how sure. */
export function FindingsToolbar({
  list: { all, shown, view, wish, ask },
}: {
  readonly list: FindingList;
}): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useCommands([
    {
      id: "findings.search",
      title: "Search the findings",
      group: "List",
      keys: "/",
      run: () => box.current?.focus(),
    },
  ]);
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line px-3 pt-2">
      <div className="flex flex-wrap items-center gap-2">
        <div className="relative min-w-40 flex-1">
          <Search
            className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-text-3"
            aria-hidden="true"
          />
          <input
            ref={box}
            type="search"
            aria-label="Search the findings"
            value={wish.words}
            onChange={({ target }) => ask({ words: target.value })}
            placeholder={`Search ${all.length} findings`}
            spellCheck={false}
            className={`${FIELD} h-7 pl-8 coarse:h-11`}
          />
        </div>
        <Choice
          label="Who found it"
          all="Everybody"
          value={wish.who}
          values={valuesOf(all, ({ who }) => who)}
          onChoose={(who) => ask({ who })}
        />
        <Choice
          label="Where it stands"
          all="Any standing"
          value={wish.standing}
          values={valuesOf(all, standingOf)}
          onChoose={(standing) => ask({ standing })}
        />
        <FindingSortChoice view={view} />
      </div>
      <div className="flex items-start gap-2">
        <FindingFilters findings={all} view={view} />
        <output className="ml-auto shrink-0 py-1 text-xs text-text-3 tabular-nums">
          {shown.length} of {all.length}
        </output>
      </div>
    </div>
  );
}

function Choice({
  label,
  all,
  value,
  values,
  onChoose,
}: {
  readonly label: string;
  /** What stands for no choice. */
  readonly all: string;
  readonly value: string;
  readonly values: readonly (readonly [string, number])[];
  readonly onChoose: (value: string) => void;
}): ReactNode {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
      className="h-7 max-w-44 min-w-0 rounded-card border border-control/60 bg-bg px-1 text-xs coarse:h-11"
    >
      <option value="">{all}</option>
      {values.map(([each, count]) => (
        <option key={each} value={each}>
          {each} · {count}
        </option>
      ))}
    </select>
  );
}
