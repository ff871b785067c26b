import { SEVERITIES } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import { CHECKED_ORDER, type FindingFilter, type FindingSort } from "./finding-order.ts";

const route = getRouteApi("/runs/$run");

const SORTS: readonly FindingSort[] = ["severity", "place", "report"];

/** Which findings are wanted and in which order, as the address says. */
export interface FindingView {
  readonly filter: FindingFilter;
  readonly sort: FindingSort;
  readonly toggle: (of: "severity" | "checked", value: string) => void;
  readonly setSort: (sort: string) => void;
}

/** Which findings are wanted: part of the address, so that a link shows the same. */
export function useFindingView(): FindingView {
  const { severity = "", checked = "", sort = "severity" } = route.useSearch();
  const navigate = route.useNavigate();
  const values = { severity, checked };
  const change = (next: Readonly<Record<string, string | undefined>>): void =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  return {
    filter: {
      severities: chosen(severity, SEVERITIES),
      checked: chosen(checked, CHECKED_ORDER),
    },
    sort: SORTS.find((each) => each === sort) ?? "severity",
    toggle(of, value) {
      const now = new Set(values[of].split(",").filter((each) => each !== ""));
      if (!now.delete(value)) now.add(value);
      change({ [of]: now.size === 0 ? undefined : [...now].join(",") });
    },
    setSort: (next) => change({ sort: next === "severity" ? undefined : next }),
  };
}

/** Those of the values that a list with commas names. */
function chosen<Value extends string>(list: string, values: readonly Value[]): ReadonlySet<Value> {
  const names = new Set(list.split(","));
  return new Set(values.filter((value) => names.has(value)));
}
