import type { CloneRow } from "../clean/clone-row.ts";
import { clonesView, removedView } from "../clean/clean-view.ts";
import { listClones } from "../clean/list-clones.ts";
import { type Removed, removeClone } from "../clean/remove-clone.ts";
import type { Result } from "../command/command.ts";
import type { Context } from "../command/context.ts";
import { findRun } from "../reading/find-run.ts";
import { openReading } from "../reading/open-reading.ts";

/** `wheelhouse clean [--run RUN] [--yes]` */
export async function run(context: Context): Promise<Result> {
  const { args, home, paint, columns } = context;
  const named = args.text("run");
  await using reader = await openReading(home);
  const only = named === undefined ? undefined : await findRun(reader, named);
  const rows = await listClones(home, reader, only);
  if (!args.flag("yes")) return { data: rows, view: () => clonesView(rows, paint, columns) };
  const removed: Removed[] = [];
  for (const row of rows)
    removed.push(
      isMeant(row, only !== undefined)
        ? await removeClone(home, row)
        : { ...row, removed: false, freed: 0 },
    );
  return { data: removed, view: () => removedView(removed, paint, columns) };
}

/** Work that nobody else has goes only when its run is named: then into a bundle. */
function isMeant({ removable, status }: CloneRow, isNamed: boolean): boolean {
  return removable || (isNamed && status === "not-yet");
}
