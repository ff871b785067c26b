import type { Finding } from "@wheelhouse/core";

/** How well a claim about the outside is supported. */
export type Corroboration = "corroborated" | "single-source" | "contradicted";

/** Hosts where the first part of a path tells who publishes. */
const BY_PATH = /^(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|medium\.com|dev\.to)$/;
/** Hosts under which everybody publishes below a name of their own. */
const BY_NAME =
  /[^.]+\.(?:github\.io|gitlab\.io|readthedocs\.io|blogspot\.com|wordpress\.com|substack\.com|pages\.dev|netlify\.app|vercel\.app)$/;
/** The part of a host that somebody has registered, also below such as co.uk. */
const REGISTERED = /[^.]+\.(?:(?:co|com|org|net|ac|gov|edu)\.[a-z]{2}|[^.]+)$/;

/**
 * How well a claim about the outside, and what was merged with it, is supported: corroborated when two publishers
 * bear it out. What its author says of it may only lower that: a finding that calls itself single-source counts for
 * one publisher, and a contradicted one is contradicted whatever else supports it.
 */
export function corroborationOf(findings: readonly Finding[]): Corroboration {
  if (findings.some(({ why }) => /^\W*contradicted\b/i.test(why))) return "contradicted";
  const publishers = findings.flatMap(({ why, citations }) => {
    const own = citations.flatMap(({ path }) => publisherOf(path) ?? []);
    return /^\W*single[- ]source\b/i.test(why) ? own.slice(0, 1) : own;
  });
  return new Set(publishers).size > 1 ? "corroborated" : "single-source";
}

/** Who publishes at an address; undefined when it is none. */
function publisherOf(address: string): string | undefined {
  const [, named = "", path = ""] =
    /^https?:\/\/(?:[^/?#]*@)?([^/:?#]{1,253})[^/]*\/?([^/?#]*)/i.exec(address) ?? [];
  const host = named.toLowerCase().replace(/\.$/, "");
  if (host === "") return undefined;
  if (BY_PATH.test(host.replace(/^www\./, "")))
    return `${host.replace(/^www\./, "")}/${path.toLowerCase()}`;
  return BY_NAME.exec(host)?.[0] ?? REGISTERED.exec(host)?.[0] ?? host;
}
