import type { FlowObject } from "@wheelhouse/core";
import { Search } from "lucide-react";
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from "react";
import { FIELD } from "../../parts/field.tsx";
import { Option, OptionList } from "../../parts/option-list.tsx";
import { flowsShown, type FlowTab, tabsOf } from "./flows-shown.ts";
import { FlowTabs, tabBeside } from "./flow-tabs.tsx";
import { OriginBadge } from "./origin-badge.tsx";

/** Every flow, by kind or by words. Left and right go through the kinds, up and down through the flows. */
export function FlowPicker({
  flows,
  chosen,
  onChoose,
  filterRef,
}: {
  readonly flows: readonly FlowObject[];
  readonly chosen: FlowObject | undefined;
  readonly onChoose: (flow: string) => void;
  readonly filterRef: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const [words, setWords] = useState("");
  const tabs = tabsOf(flows);
  const tab: FlowTab = chosen?.tab ?? tabs[0] ?? "Analysis";
  const isSearched = words.trim() !== "";
  const shown = flowsShown(flows, { tab, words });

  const showTab = (next: FlowTab): void => {
    setWords("");
    const [first] = flowsShown(flows, { tab: next, words: "" });
    if (first) onChoose(first.id);
  };
  const search = (next: string): void => {
    setWords(next);
    const found = flowsShown(flows, { tab, words: next });
    const [first] = found;
    if (first && !found.some(({ id }) => id === chosen?.id)) onChoose(first.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = isSearched ? undefined : tabBeside(tabs, tab, event.key);
    if (next !== undefined) {
      showTab(next);
      const list = event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]");
      if (document.activeElement?.role === "tab") list[tabs.indexOf(next)]?.focus();
    } else if (step !== undefined && shown.length > 0) {
      const at = shown.findIndex(({ id }) => id === chosen?.id);
      const flow = shown[(at + step + shown.length) % shown.length];
      if (flow) onChoose(flow.id);
    } else return;
    event.preventDefault();
  };

  return (
    // The keys work wherever the focus is in here: on the words, the kinds or the list.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      onKeyDown={onKeyDown}
      className="flex shrink-0 flex-col gap-2 border-line p-3 max-md:border-b md:w-72 md:border-r"
    >
      <FlowTabs tabs={tabs} chosen={isSearched ? undefined : tab} onChoose={showTab} />
      <div className="relative">
        <Search
          className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-text-3"
          aria-hidden="true"
        />
        <input
          ref={filterRef}
          role="combobox"
          aria-label="Search all flows"
          aria-expanded={true}
          aria-controls="flows"
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : optionId(chosen.id)}
          value={words}
          onChange={({ target }) => search(target.value)}
          placeholder={`Search ${flows.length} flows`}
          autoComplete="off"
          spellCheck={false}
          className={`${FIELD} h-8 pl-8 coarse:h-11`}
        />
      </div>
      <OptionList
        id="flows"
        label="Flows"
        className="flex flex-col gap-0.5 overflow-y-auto max-md:max-h-40"
      >
        {shown.map((flow) => (
          <Option
            key={flow.id}
            id={optionId(flow.id)}
            isChosen={flow.id === chosen?.id}
            onPick={() => onChoose(flow.id)}
            className="py-1.5 hover:bg-raised coarse:py-2.5"
          >
            <span className="flex min-w-0 items-center gap-1.5">
              <span className="truncate font-medium">{flow.title}</span>
              <OriginBadge flow={flow} />
            </span>
            <span className="block truncate text-xs text-text-3">
              {flow.id}
              {isSearched ? ` · ${flow.tab}` : ""}
            </span>
          </Option>
        ))}
      </OptionList>
      {shown.length > 0 ? null : (
        <p className="px-2.5 text-text-2">No flow has these words. Fewer of them find more.</p>
      )}
    </div>
  );
}

function optionId(flow: string): string {
  return `flow-${flow}`;
}
