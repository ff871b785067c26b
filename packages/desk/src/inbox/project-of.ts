import { scheduleOfRow } from "@wheelhouse/core";
import type { Project } from "../desk-ports.ts";
import type { EffectPorts } from "./effect-of.ts";

/** The project of an id: as a person has made it known, else as far as anything in the journal was done in it; undefined when neither is so. */
export async function projectOf(
  { journal, projectNamed }: Pick<EffectPorts, "journal" | "projectNamed">,
  id: string,
): Promise<Project | undefined> {
  if (id === "") return undefined;
  const named = projectNamed(id);
  if (named) return named;
  for (const table of ["runs", "issues"]) {
    const where = { project_id: id };
    const [row] = await journal.rows(table, { where, limit: 1, columns: ["project_path"] });
    if (typeof row?.["project_path"] === "string") return { id, path: row["project_path"] };
  }
  const [row] = await journal.rows("schedules", { where: { project_id: id }, limit: 1 });
  return row && scheduleOfRow(row).definition.project;
}
