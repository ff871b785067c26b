import type { Citation } from "@wheelhouse/core";
import type { SarifLocation } from "./sarif-log.ts";

/** The name for where the project lies. */
export const BASE = "PROJECT";

/**
 * Where a citation is; undefined for one that is nowhere: a quote that our check did not find, and a document that the
 * run was given under a name of ours.
 */
export function locationOf({ path, lines, quote, status }: Citation): SarifLocation | undefined {
  if (/^https?:\/\//i.test(path))
    return { physicalLocation: { artifactLocation: { uri: encodeURI(whole(path)) } } };
  if (path.startsWith("@") || (status !== "verified" && status !== "moved")) return undefined;
  const [from, to] = lines;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), uriBaseId: BASE },
      region: {
        startLine: Math.min(from, to),
        endLine: Math.max(from, to),
        snippet: { text: quote },
      },
    },
  };
}

/** A path as a relative reference; what a path may have and a reference may not is written with percent signs. */
export function uriOf(path: string): string {
  return whole(path).split("/").map(encodeURIComponent).join("/");
}

/** The reference of a directory, which ends in a slash; also of one on Windows. */
export function directoryUri(path: string): string {
  const parts = whole(path).replaceAll("\\", "/").replace(/\/+$/, "").replace(/^\/+/, "");
  if (parts === "") return "file:///";
  const [first = "", ...rest] = parts.split("/");
  const drive = /^[A-Za-z]:$/.test(first) ? first : encodeURIComponent(first);
  return `file:///${[drive, ...rest.map(encodeURIComponent), ""].join("/")}`;
}

/** Without halves of signs, which have no code in an address. */
function whole(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}
