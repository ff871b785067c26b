import { type FlowObject, TABS } from "@wheelhouse/core";

/** A tab of the launcher. */
export type FlowTab = FlowObject["tab"];

/** Tabs that have flows, in their order: an empty one leads nowhere, so there is none. */
export function tabsOf(flows: readonly Pick<FlowObject, "tab">[]): FlowTab[] {
  return TABS.filter((tab) => flows.some((flow) => flow.tab === tab));
}

/** The flows of a tab; with words those of every tab whose name, title or question has all of them. */
export function flowsShown(
  flows: readonly FlowObject[],
  { tab, words }: { readonly tab: FlowTab; readonly words: string },
): FlowObject[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return flows.filter((flow) => flow.tab === tab);
  return flows.filter((flow) => {
    const text = `${flow.id} ${flow.title} ${flow.tab} ${flow.answers}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
