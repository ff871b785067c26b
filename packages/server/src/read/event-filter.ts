import type { Stored } from "@wheelhouse/journal";

/** Which events of a run are wanted. */
export interface EventQuery {
  readonly step?: string | undefined;
  /** Types with commas; one that ends in a dot stands for all that begin so. */
  readonly type?: string | undefined;
  /** Literal text in the values of the data, whatever its case. */
  readonly q?: string | undefined;
}

/** How wanted events are told from others. */
export interface EventFilter {
  /** What the stored text of every batch with a wanted event has in it. */
  readonly mention: string | undefined;
  /** Which class of batches a wanted event can be in; undefined for any. */
  readonly class: "run" | undefined;
  /** Whether the stored text of a batch may hold a wanted event. */
  readonly sieve: ((text: string) => boolean) | undefined;
  readonly wants: (event: Stored) => boolean;
}

/** Data that lies in a blob is not in the text, so that a look at the text says nothing of it. */
const BLOB = /,null,"[0-9a-f]{64}"\]/;

/** The filter of a query; undefined when it wants everything. */
export function eventFilter({ step, type, q }: EventQuery): EventFilter | undefined {
  if (step === undefined && type === undefined && q === undefined) return undefined;
  const types = type?.split(",").filter((each) => each !== "");
  const has = q === undefined ? undefined : literal(q);
  // In a stored text the value is JSON: a quote or a line break stands there as its escape.
  const seen = q === undefined ? undefined : literal(JSON.stringify(q).slice(1, -1));
  return {
    mention: step === undefined ? mentionOf(types) : JSON.stringify(step),
    class: types?.every((each) => !each.startsWith("agent")) === true ? "run" : undefined,
    sieve: seen && ((text) => seen.test(text) || BLOB.test(text)),
    wants: (event) =>
      (step === undefined || event.step === step) &&
      (types === undefined || types.some((each) => isOfType(event.type, each))) &&
      (has === undefined || someValue(event.data, has)),
  };
}

function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith(".") ? type.startsWith(wanted) : type === wanted;
}

/** One type is found faster by its text: an event is stored as an array that begins with it. */
function mentionOf([type, ...more]: readonly string[] = []): string | undefined {
  if (type === undefined || more.length > 0) return undefined;
  const text = JSON.stringify(type);
  return `[${type.endsWith(".") ? text.slice(0, -1) : text}`;
}

function literal(text: string): RegExp {
  return new RegExp(text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`), "iu");
}

/** Whether a value in the data, at any depth, has the text in it; names of members do not count. */
function someValue(data: unknown, has: RegExp): boolean {
  if (typeof data === "string") return has.test(data);
  if (typeof data === "number") return has.test(String(data));
  if (typeof data !== "object" || data === null) return false;
  for (const value of Object.values(data)) if (someValue(value, has)) return true;
  return false;
}
