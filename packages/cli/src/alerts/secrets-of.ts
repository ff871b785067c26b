import { type AlertChannel, type AlertSettings, isWheelhouseError } from "@wheelhouse/core";
import type { Context } from "../command/context.ts";
import { secretNamed, type SecretPlace } from "./alert-files.ts";

/** Where the secret of a channel is, as far as this process can see; why it is nowhere when it is not. */
export interface KnownSecret {
  readonly name: string;
  readonly place: SecretPlace | null;
  readonly problem: string | null;
}

/** The secrets that the channels which are on need. */
export function secretsOf(
  { home, io }: Pick<Context, "home" | "io">,
  { webhook, telegram }: AlertSettings,
): Partial<Record<AlertChannel, KnownSecret>> {
  const look = (name: string): KnownSecret => {
    try {
      const place = secretNamed({ home, env: io.env }, name)?.place ?? null;
      return { name, place, problem: null };
    } catch (error) {
      if (!isWheelhouseError(error)) throw error;
      return { name, place: null, problem: error.message };
    }
  };
  return {
    ...(webhook && { webhook: look(webhook.secretEnv) }),
    ...(telegram && { telegram: look(telegram.tokenEnv) }),
  };
}
