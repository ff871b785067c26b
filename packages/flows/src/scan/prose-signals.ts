import type { Signal } from "../io/scan.ts";

/** Words in which people speak of what a specialist should look at. */
const WORDS: readonly (readonly [Signal, RegExp])[] = [
  [
    "concurrency",
    /\b(concurren\w+|parallel\w*|race conditions?|deadlocks?|locks?|queues?|workers?|async\w*|threads?)\b/gi,
  ],
  [
    "security",
    /\b(auth\w*|log-?ins?|log in|sign(ed)? (in|up)|passwords?|permissions?|roles?|tokens?|secrets?|encrypt\w+|personal data|gdpr|csrf|xss|injection)\b/gi,
  ],
  [
    "data",
    /\b(databases?|schemas?|migrations?|tables?|sql|quer(y|ies)|records?|columns?|backfills?|retention)\b/gi,
  ],
  [
    "devops",
    /\b(deploy\w*|docker\w*|kubernetes|helm|terraform|ci|pipelines?|rollouts?|infrastructure|monitoring|metrics)\b/gi,
  ],
  [
    "on-call",
    /\b(time-?outs?|retr(y|ies)|outages?|alerts?|on-?call|incidents?|fallbacks?|idempoten\w+|rate limits?)\b/gi,
  ],
  [
    "user-facing",
    /\b(users? (see|click|open|enter|choose)s?|buttons?|screens?|pages?|forms?|dialogs?|menus?|accessib\w+|ui|ux|dashboards?)\b/gi,
  ],
  [
    "inputs",
    /\b(inputs?|uploads?|imports?|csv|pars(e|es|ing)|validat\w+|empty|missing|invalid|limits?)\b/gi,
  ],
  [
    "seam",
    /\b(services?|api contracts?|endpoints?|webhooks?|events?|topics?|third[- ]part(y|ies)|integrations?)\b/gi,
  ],
  ["behavior", /\b(states?|workflows?|transitions?|errors?|rollbacks?|steps?)\b/gi],
];

/** So many mentions of a subject count; more of the same word says nothing more. */
const MOST = 6;

/** Which subjects a text is about, each with its weight: one point for each different word, at most {@link MOST}. */
export function proseSignals(text: string): ReadonlyMap<Signal, number> {
  const found = new Map<Signal, number>();
  for (const [signal, words] of WORDS) {
    const different = new Set([...text.matchAll(words)].map(([word]) => word.toLowerCase()));
    if (different.size > 0) found.set(signal, Math.min(MOST, different.size));
  }
  return found;
}
