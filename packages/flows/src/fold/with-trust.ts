import type { CodeContext } from "@wheelhouse/core";
import { materialSchema } from "../io/material.ts";
import { hostOf } from "../report/host-of.ts";
import { type Entry, marked } from "./entry.ts";

/**
 * Puts an entry's trust class right: a claim that only quotes what somebody has said, or a page, is no evidence about the
 * code, whatever its agent calls it. A document that is a file of the project is one.
 */
export function withTrust(entry: Entry, { outputs }: Pick<CodeContext, "outputs">): Entry {
  const { trust, citations } = entry.finding;
  if (trust !== "codebase" || citations.length === 0) return entry;
  const all = (test: (path: string) => boolean): boolean =>
    citations.every(({ path }) => test(path));
  if (all((path) => hostOf(path) !== undefined))
    return of(entry, "web", "it cites nothing but what is outside of the project");
  const files = filesGiven(outputs["material"]);
  if (all((path) => /^@(material|document)\//.test(path) && !files.has(path)))
    return of(entry, "provided", "it cites nothing but what was given or written in this run");
  return entry;
}

function of(entry: Entry, trust: "web" | "provided", why: string): Entry {
  const text = `counts as ${trust}, not as codebase: ${why}`;
  return marked({ ...entry, finding: { ...entry.finding, trust } }, "trust", text);
}

/** Given documents that are files of the project, as they are cited. */
function filesGiven(material: unknown): ReadonlySet<string> {
  const documents = materialSchema.safeParse(material).data?.documents ?? [];
  return new Set(
    documents.filter(({ kind }) => kind === "file").map(({ name }) => `@material/${name}`),
  );
}
