import type { IssueStatus } from "@wheelhouse/core";
import { useMedia } from "../run/steps/use-media.ts";
import { useCssSize } from "../../windows/use-css-size.ts";

/** Heights of cards with the gap below them, in units of the style sheet's spacing; more where there are buttons for a finger. */
const UNITS: Readonly<Record<IssueStatus, readonly [fine: number, coarse: number]>> = {
  open: [36, 42],
  inprogress: [38, 40],
  waiting: [45, 51],
  done: [33, 35],
  closed: [27, 29],
};
/** The same of a row of the list where it is narrow. */
const ROW_UNITS = [17, 20] as const;

/** How high a card of a column is, in pixels: it follows the size of text. */
export function useCardHeight(status: IssueStatus): number {
  const unit = useCssSize("--spacing");
  return UNITS[status][useIsCoarse() ? 1 : 0] * unit;
}

/** How high a row of the list is, in pixels. */
export function useRowHeight(isNarrow: boolean): number {
  const unit = useCssSize("--spacing");
  const row = useCssSize("--row");
  const narrow = ROW_UNITS[useIsCoarse() ? 1 : 0] * unit;
  return isNarrow ? narrow : row;
}

function useIsCoarse(): boolean {
  return useMedia("(pointer: coarse)");
}
