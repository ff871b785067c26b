import { tokenFigure } from "../../token-figure.ts";
import type { PointLine } from "../spool/spool-line.ts";
import { ruleOfPoint } from "../tables/rule-of-point.ts";
import { tableOf } from "../tables/tables.ts";
import { keepNewest, NOTHING } from "./otlp-state.ts";
import type { Line, OtlpRun } from "./otlp-run.ts";

/** Running sums of a run whose last value is remembered. */
const MOST_SUMS = 1_000;

/** A line with a point of a metric. */
export type LineOfPoint = Line & { readonly line: PointLine };

/** Tells what a point of a metric counts. Of a running sum it is what is more than at its last point. */
export function addPoint(run: OtlpRun, line: LineOfPoint): void {
  const { attributes, at, line: point } = line;
  const rule = ruleOfPoint(tableOf(point.service), point.name, attributes);
  if (!rule) return;
  const session = run.sessionOf(line);
  const series = `${point.service} ${point.name} ${JSON.stringify(point.attributes ?? {})}`;
  const value = point.since === undefined ? newOf(run, series, point) : grownBy(run, series, point);
  if (value <= 0) return;
  const { figure, inputLeavesOutCache } = rule;
  const amount = figure === "cost" ? value : tokenFigure(value);
  if (amount === undefined) {
    run.odd();
    return;
  }
  const isBeside = inputLeavesOutCache && (figure === "cached" || figure === "cacheWrite");
  const figures = { ...NOTHING, [figure]: amount, ...(isBeside && { input: amount }) };
  const attempt = run.turnsOf(session).at(at, at, false);
  run.spend(line, session, attempt, "metric", figures);
}

function newOf(run: OtlpRun, series: string, { at, value }: PointLine): number {
  return run.isNew(`${series} ${at}`) ? value : 0;
}

function grownBy({ state }: OtlpRun, series: string, { since = 0, value }: PointLine): number {
  const key = `${series} ${since}`;
  const before = state.sums.get(key) ?? 0;
  if (value <= before) return 0;
  state.sums.delete(key);
  state.sums.set(key, value);
  keepNewest(state.sums, MOST_SUMS);
  return value - before;
}
