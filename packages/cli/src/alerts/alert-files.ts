import { existsSync, readFileSync, statSync } from "node:fs";
import {
  type AlertSettings,
  alertSettingsSchema,
  messageOf,
  WheelhouseError,
} from "@wheelhouse/core";
import { z } from "zod";
import { alertSecretsPath, alertSettingsPath } from "../home/home-paths.ts";
import { writePrivateJson } from "../home/private-json.ts";

const OTHERS = 0o077;
const secretsSchema = z.record(z.string(), z.string());

/** How a person is reached; what is usual where they have said nothing. Throws `settings.invalid`. */
export function readAlertSettings(home: string): AlertSettings {
  return read(alertSettingsPath(home), alertSettingsSchema) ?? alertSettingsSchema.parse({});
}

/** Keeps how a person is reached. */
export function writeAlertSettings(home: string, settings: AlertSettings): void {
  writePrivateJson(alertSettingsPath(home), settings);
}

/** Where a secret comes from. */
export type SecretPlace = "environment" | "file";

/**
 * A secret by its name, and where it is: the environment counts for more than the file. Undefined when there is none. Throws
 * `settings.invalid` when the file cannot be used.
 */
export function secretNamed(
  { home, env }: { readonly home: string; readonly env: NodeJS.ProcessEnv },
  name: string,
): { readonly value: string; readonly place: SecretPlace } | undefined {
  const given = Object.hasOwn(env, name) ? env[name] : undefined;
  if (given !== undefined && given !== "") return { value: given, place: "environment" };
  const kept = readSecrets(home);
  const value = Object.hasOwn(kept, name) ? kept[name] : undefined;
  return value === undefined ? undefined : { value, place: "file" };
}

/** Keeps a secret in the file; an empty one is forgotten. */
export function keepSecret(home: string, name: string, value: string): void {
  const { [name]: _before, ...others } = readSecrets(home);
  writePrivateJson(alertSecretsPath(home), value === "" ? others : { ...others, [name]: value });
}

function readSecrets(home: string): Readonly<Record<string, string>> {
  const path = alertSecretsPath(home);
  if (existsSync(path) && (statSync(path).mode & OTHERS) !== 0)
    throw new WheelhouseError("settings.invalid", `Others can read the secrets in ${path}.`, {
      hint: `Change those that are in it, and let only yourself read it: chmod 600 ${path}`,
    });
  return read(path, secretsSchema) ?? {};
}

/** A file that is not there is undefined; one that cannot be understood is never taken for an empty one. */
function read<T>(path: string, schema: z.ZodType<T>): T | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return schema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? error.issues.map((each) => `${each.path.join(".")} ${each.message}`).join("; ")
        : messageOf(error);
    throw new WheelhouseError("settings.invalid", `${path} cannot be understood: ${why}.`, {
      hint: "Mend it, or remove it and say it again: wheelhouse alerts set",
      cause: error,
    });
  }
}
