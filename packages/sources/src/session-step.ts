import { createHash } from "node:crypto";

/** Characters of a session's id that its step's id may have. */
const UNSAFE = /[^A-Za-z0-9._-]+/g;
const MOST = 80;

/** The id of the step that a session is: its own, made fit for a step's id. The same session always has the same. */
export function stepOfSession(session: string): string {
  const safe = session.replace(UNSAFE, "-");
  if (safe === session && session.length <= MOST && /^[a-z0-9]/.test(session)) return session;
  const mark = createHash("sha256").update(session).digest("hex").slice(0, 8);
  return `s-${safe.slice(0, MOST)}-${mark}`;
}

/** The id of a session's n-th turn, from 1. */
export function attemptOfTurn(step: string, turn: number): string {
  return `${step}#1.${turn}`;
}
