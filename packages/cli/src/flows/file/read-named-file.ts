import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import {
  type BookedFlow,
  flowDirectories,
  type FlowPlaces,
  hashOf,
  readFile,
} from "../flow-book.ts";
import { surroundingsOf } from "../surroundings-of.ts";
import { isTrusted } from "../trust/trusted-flows.ts";
import { readFlowFile } from "./found-files.ts";

/**
 * Reads one file that a person names, wherever it is. They have named it themselves, so a script is loaded as well;
 * one of a project is not, until it is trusted. Throws `file.unknown`.
 */
export async function readNamedFile(
  path: string,
  shown: string,
  places: FlowPlaces,
): Promise<BookedFlow> {
  if (!existsSync(path))
    throw new WheelhouseError("file.unknown", `There is no file ${shown}.`, {
      hint: "Name a flow file: wheelhouse flows check .wheelhouse/flows/name.yaml",
    });
  const { home, project = "" } = places;
  const file = readFlowFile(path);
  const ofProject = flowDirectories(places).some(
    ({ origin, path: directory }) => origin === "project" && path.startsWith(join(directory, sep)),
  );
  const origin = ofProject ? "project" : "user";
  const around = surroundingsOf(places.project, origin);
  const hash = hashOf(file, around);
  const trusted = !ofProject || isTrusted(home, project, file.name, hash);
  const read = await readFile(file, shown, { around, hash, trusted });
  return { name: file.name, origin, path, hash, trusted, read };
}
