import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** Whom a token fences: nobody but this attempt may use it. */
export interface Fence {
  readonly run: string;
  readonly step: string;
  readonly attempt: string;
}

/** The tokens of one host. */
export interface Tokens {
  /** A new token, different from every other one. */
  mint(fence: Fence): { readonly token: string; readonly nonce: string };
  /** Whom a token of this host was made for, alive or not; undefined when it is none of ours. */
  read(token: string): (Fence & { readonly nonce: string }) | undefined;
}

const claimSchema = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/**
 * Tokens that name their attempt and are signed with a key that lives as long as this process. So a
 * token that has died can be told from one that was made up, without keeping the dead.
 */
export function createTokens(): Tokens {
  const key = randomBytes(32);
  const sign = (claim: string): Buffer => createHmac("sha256", key).update(claim).digest();
  return {
    mint({ run, step, attempt }) {
      const nonce = randomBytes(18).toString("base64url");
      const claim = Buffer.from(JSON.stringify([run, step, attempt, nonce])).toString("base64url");
      return { token: `${claim}.${sign(claim).toString("base64url")}`, nonce };
    },
    read(token) {
      const [claim = "", signature = "", more] = token.split(".");
      const given = Buffer.from(signature, "base64url");
      const right = sign(claim);
      if (more !== undefined || given.length !== right.length || !timingSafeEqual(given, right))
        return undefined;
      const [run, step, attempt, nonce] = claimSchema.parse(
        JSON.parse(Buffer.from(claim, "base64url").toString("utf8")),
      );
      return { run, step, attempt, nonce };
    },
  };
}
