import { type Reference, referenceSchema } from "@wheelhouse/core";
import { z } from "zod";
import { stored } from "./stored.ts";

/** Most references of one message; the wire refuses more. */
const MOST = 20;
/** So many threads keep what is to be quoted; the oldest go first. */
const KEPT = 30;

const quoted = stored("quoted", z.record(z.string(), z.array(referenceSchema)), {});
const NONE: readonly Reference[] = [];

/** What the next message of a thread will point at, kept over reloads. */
export function useQuoted(thread: string): readonly Reference[] {
  return quoted.use()[thread] ?? NONE;
}

/** Has the next message of a thread point at something, once. */
export function quote(thread: string, reference: Reference): void {
  const others = (quoted.get()[thread] ?? []).filter((each) => !isSame(each, reference));
  put(thread, [...others, reference].slice(-MOST));
}

/** Has it point at something no more. */
export function unquote(thread: string, reference: Reference): void {
  put(
    thread,
    (quoted.get()[thread] ?? []).filter((each) => !isSame(each, reference)),
  );
}

/** Forgets what was pointed at: it was said. */
export function forgetQuoted(thread: string): void {
  put(thread, []);
}

function put(thread: string, refs: readonly Reference[]): void {
  const { [thread]: _before, ...others } = quoted.get();
  const all = refs.length === 0 ? others : { ...others, [thread]: [...refs] };
  quoted.set(Object.fromEntries(Object.entries(all).slice(-KEPT)));
}

function isSame(a: Reference, b: Reference): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
