import type { Place } from "../code/place.ts";
import { jsonFile } from "../formats/json-file.ts";
import { unitsOf, type Unit } from "../project/manifests.ts";
import { lockOf } from "../project/stack-facts.ts";
import type { SourceFile } from "../tree/source-file.ts";
import type { SourceIndex } from "../tree/source-index.ts";

/** Manifests whose packages may be others tomorrow. */
export function dependencyPlaces(file: SourceFile, index: SourceIndex): readonly Place[] {
  const unit = unitsOf(index).find((one) => one.file === file);
  if (unit === undefined) return [];
  if (file.name === "package.json") return unlocked(unit, index);
  return file.name === "requirements.txt" ? unpinned(unit) : [];
}

/** An application without a lock file beside its manifest or above it. Libraries may do without one. */
function unlocked(unit: Unit, index: SourceIndex): readonly Place[] {
  const { value, lineOf } = jsonFile(unit.file) ?? {};
  if (value === undefined || lineOf === undefined || unit.dependencies.length === 0) return [];
  const isProgram = value["private"] === true || /"start"\s*:/.test(unit.file.text);
  const exact = unit.dependencies.every(({ version }) => /^\d/.test(version));
  if (!isProgram || exact) return [];
  for (const other of unitsOf(index))
    if (
      other.file.name === "package.json" &&
      (other.folder === "" ||
        unit.folder === other.folder ||
        unit.folder.startsWith(`${other.folder}/`)) &&
      lockOf(other, index) !== undefined
    )
      return [];
  return [
    {
      rule: "no-lock",
      topic: "operations",
      offset:
        unit.file.lineStarts[
          lineOf(value["dependencies"] === undefined ? "devDependencies" : "dependencies") - 1
        ] ?? 0,
      what: `\`${unit.file.path}\` has ${unit.dependencies.length} dependencies and no lock file`,
      why: "Each installation may bring other versions than the ones that were tested, a stolen one among them.",
      fix: "Check in the lock file of your package manager, and install with it",
      severity: "high",
      confidence: 0.85,
    },
  ];
}

/** A list of requirements without versions. */
function unpinned(unit: Unit): readonly Place[] {
  const open = unit.dependencies.filter(({ version }) => version === "");
  const [first] = open;
  if (first === undefined || open.length * 2 < unit.dependencies.length) return [];
  return [
    {
      rule: "open-versions",
      topic: "operations",
      offset: unit.file.lineStarts[first.line - 1] ?? 0,
      what: `\`${unit.file.path}\` names no version for ${open.length} of ${unit.dependencies.length} packages`,
      why: "Each installation takes the newest one, so that the same commit works today and not tomorrow.",
      fix: "Pin them, best with a tool that writes the whole list with hashes",
      severity: "medium",
      confidence: 0.8,
    },
  ];
}
