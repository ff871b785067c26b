import { createHash, createHmac, randomBytes } from "node:crypto";
import { isSame } from "./is-same.ts";
import { proofOf } from "./server-proof.ts";

/** How long a one-time token can be used, in milliseconds. */
const LAUNCH_MS = 60 * 60_000;
/** How long a browser stays in, in milliseconds. */
const COOKIE_MS = 30 * 24 * 60 * 60_000;
/** Most one-time tokens that are open at a time; the oldest is forgotten. */
const MOST_LAUNCHES = 100;

/** Who may come in, and how long. All secrets are derived from one, so that a restart keeps browsers in. */
export interface Keys {
  /** A token that opens one session, once, within an hour. */
  launchToken(): string;
  /** Uses a one-time token up; false when it is none, was used, or is too old. */
  redeem(token: string): boolean;
  /** A new cookie for a port, and how long it holds, in seconds. */
  newCookie(port: number): { readonly value: string; readonly maxAgeS: number };
  isCookie(value: string, port: number): boolean;
  /** Whether it is the token of the file that only the user can read. */
  isBearer(token: string): boolean;
  /** Shows to who knows the secret that we do: the answer to a challenge, at a port. */
  proof(port: number, challenge: string): string;
}

/** Keys from a secret. `now` is the wall clock in milliseconds. */
export function createKeys(secret: string, now: () => number): Keys {
  const launches = new Map<string, number>();
  const cookieKey = createHmac("sha256", secret).update("cookie").digest();
  const sign = (text: string): string =>
    createHmac("sha256", cookieKey).update(text).digest("base64url");
  return {
    launchToken() {
      const token = randomBytes(32).toString("base64url");
      launches.set(digest(token), now() + LAUNCH_MS);
      const [oldest] = launches.keys();
      if (launches.size > MOST_LAUNCHES && oldest !== undefined) launches.delete(oldest);
      return token;
    },
    redeem(token) {
      const key = digest(token);
      const until = launches.get(key);
      launches.delete(key);
      return until !== undefined && now() < until;
    },
    newCookie(port) {
      const text = `${now() + COOKIE_MS}.${randomBytes(16).toString("base64url")}`;
      return { value: `${text}.${sign(`${port}.${text}`)}`, maxAgeS: COOKIE_MS / 1000 };
    },
    isCookie(value, port) {
      const [until, nonce, mac, ...more] = value.split(".");
      if (until === undefined || nonce === undefined || mac === undefined || more.length > 0)
        return false;
      return isSame(mac, sign(`${port}.${until}.${nonce}`)) && now() < Number(until);
    },
    isBearer: (token) => isSame(token, secret),
    proof: (port, challenge) => proofOf(secret, port, challenge),
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
