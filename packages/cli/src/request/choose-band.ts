import type { Band, JsonObject, StartObject } from "@wheelhouse/core";
import { bandReading, flowsByName, resolveMaterial, scanTree } from "@wheelhouse/flows";
import { readInside } from "@wheelhouse/workspace";
import { changedPaths } from "../project/changed-paths.ts";
import { projectFiles } from "../project/project-files.ts";

/** The word for a band that the scope decides. */
export const AUTO = "auto";

/** A band with one line that says why it is this one. */
export interface ChosenBand {
  readonly band: Band;
  readonly why: string;
}

/** A larger file is generated or data, in bytes; and most that is read of one tree. */
const MOST = { file: 512 * 1024, tree: 16 * 1024 * 1024 } as const;

/**
 * Reads how large the scope of a run is, and chooses the band by it: the same reading that its report states.
 * Borderline stays smaller; what cannot be read, or is no built-in flow, is small. Writes nothing.
 */
export async function chooseBand(
  flow: string,
  project: string,
  input: JsonObject,
): Promise<ChosenBand> {
  const known = flowsByName.get(flow);
  if (!known) return { band: "small", why: "only built-in flows are sized by their scope" };
  const files = await projectFiles(project);
  const focus = typeof input["question"] === "string" ? input["question"] : "";
  const documents = known.inputs.filter(({ type }) => type === "document");
  const given = documents.flatMap(({ name }): (readonly [string, string])[] => {
    const value = input[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  const source = {
    files: files.map(({ path }) => path),
    read: (path: string) => readInside(project, path),
    root: project,
  };
  const material = resolveMaterial(
    {
      focus,
      given: Object.fromEntries(given),
      documents: documents.map((each) => ({ ...each, required: false })),
    },
    source,
  );
  let left: number = MOST.tree;
  const sizes = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const scan = await scanTree({
    files,
    focus,
    of: known.about,
    given: material.documents.map(({ text }) => text).join("\n"),
    changed: known.about === "change" ? await changedPaths(project) : [],
    read(path) {
      const bytes = sizes.get(path) ?? MOST.file + 1;
      if (bytes > MOST.file || bytes > left) return undefined;
      left -= bytes;
      return readInside(project, path);
    },
  });
  const { reads, because } = bandReading(scan);
  return { band: reads, why: because };
}

/** The band of what a client asks for: the one that it names, or the one that the scope chooses. */
export async function bandFor(
  { band, input }: Pick<StartObject, "band" | "input">,
  flow: string,
  project: string,
): Promise<{ readonly band: Band; readonly why: string | undefined }> {
  return band === AUTO ? chooseBand(flow, project, input) : { band, why: undefined };
}
