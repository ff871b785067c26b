import { scheduleOfRow } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";
import type { Project } from "../desk-ports.ts";

/** The project of an id, as far as anything in the journal was done in it; undefined when nothing was. */
export async function projectOf(
  journal: Pick<Journal, "rows">,
  id: string,
): Promise<Project | undefined> {
  if (id === "") return undefined;
  for (const table of ["runs", "issues"]) {
    const where = { project_id: id };
    const [row] = await journal.rows(table, { where, limit: 1, columns: ["project_path"] });
    if (typeof row?.["project_path"] === "string") return { id, path: row["project_path"] };
  }
  const [row] = await journal.rows("schedules", { where: { project_id: id }, limit: 1 });
  return row && scheduleOfRow(row).definition.project;
}
