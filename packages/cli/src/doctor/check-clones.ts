import { inBytes } from "../clean/clean-view.ts";
import { listClones } from "../clean/list-clones.ts";
import { openReading } from "../reading/open-reading.ts";
import type { Check } from "./check.ts";

/** Above this the clones of runs are worth a look, in bytes. */
const MUCH = 5 * 1024 ** 3;

/** What the clones of runs take of the disk; nothing where there is none. */
export async function checkClones(home: string): Promise<Check[]> {
  await using reader = await openReading(home).catch(() => undefined);
  const rows = await listClones(home, reader);
  if (rows.length === 0) return [];
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const can = rows.filter(({ removable }) => removable);
  const many = rows.length === 1 ? "1 clone" : `${rows.length} clones`;
  const common = {
    id: "clones",
    group: "home",
    title: "Clones",
    detail: `${many} of runs that write, ${inBytes(bytes)}; ${can.length} no longer needed`,
  } as const;
  if (can.length === 0 || bytes < MUCH) return [{ ...common, status: "ok" }];
  return [
    { ...common, status: "warn", hint: "See them, and remove what may go: wheelhouse clean" },
  ];
}
