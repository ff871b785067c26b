import type { FindingObject } from "@wheelhouse/core";
import type { Checked } from "../report/finding-order.ts";
import type { Place } from "./place.ts";

/** What our check said of the citation of a place and a quote; undefined when no finding cites it so. */
export function checkedAt(
  findings: readonly FindingObject[],
  { path, from, to }: Place,
  quote: string,
): Checked | undefined {
  for (const { citations } of findings)
    for (const each of citations) {
      const [first, last] = each.lines;
      const isHere = each.path === path && first === from && last === to;
      if (isHere && each.quote.startsWith(quote)) return each.status ?? "unchecked";
    }
  return undefined;
}
