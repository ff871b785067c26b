import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { isWheelhouseError, messageOf, SOURCE_KINDS, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";
import { codeOf, reasonOf } from "../scan/walk-logs.ts";
import type { SourcePlace } from "./source-place.ts";

const VERSION = 1;
const fileSchema = z.object({
  version: z.literal(VERSION),
  sources: z.array(
    z.object({
      kind: z.enum(SOURCE_KINDS),
      path: z.string().refine(isAbsolute, "a path is not absolute"),
      name: z.string().optional(),
    }),
  ),
});

/**
 * Places that a person has added. Throws `settings.invalid` for a file that is none of ours: it is never written over.
 */
export function readAddedPlaces(dataDir: string): readonly SourcePlace[] {
  const path = sourcesFile(dataDir);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return [];
    throw invalid(path, reasonOf(error), error);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw invalid(path, messageOf(error), error);
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) throw invalid(path, z.prettifyError(file.error).replaceAll("\n", " "));
  return file.data.sources.map((source) => ({ ...source, origin: "added" }));
}

/** Places that a person has added, as far as they can be told. */
export interface AddedPlaces {
  readonly places: readonly SourcePlace[];
  /** Why they cannot be told; there are no places then. */
  readonly problem: WheelhouseError | undefined;
}

/** The same, for whoever goes on without them. Never throws. */
export function addedPlaces(dataDir: string): AddedPlaces {
  try {
    return { places: readAddedPlaces(dataDir), problem: undefined };
  } catch (error) {
    const path = sourcesFile(dataDir);
    const problem = isWheelhouseError(error) ? error : invalid(path, messageOf(error), error);
    return { places: [], problem };
  }
}

/** Keeps the places that a person has added, whole or not at all. Throws `home.unwritable`. */
export function writeAddedPlaces(dataDir: string, places: readonly SourcePlace[]): void {
  const path = sourcesFile(dataDir);
  const sources = places.map(({ kind, path: place, name }) => ({ kind, path: place, name }));
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${JSON.stringify({ version: VERSION, sources }, null, 2)}\n`, {
      mode: 0o600,
      flush: true,
    });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new WheelhouseError("home.unwritable", `${path} cannot be written: ${reasonOf(error)}.`, {
      hint: "Check the rights of the data directory, or choose another one with --home.",
      cause: error,
    });
  }
}

/** Where they are kept. */
export const sourcesFile = (dataDir: string): string => join(dataDir, "sources.json");

function invalid(path: string, why: string, cause?: unknown): WheelhouseError {
  return new WheelhouseError("settings.invalid", `${path} cannot be read: ${why}.`, {
    hint: "Mend it or delete it. Until then no place is watched that was added, and none can be added.",
    cause,
  });
}
