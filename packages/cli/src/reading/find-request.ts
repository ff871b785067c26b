import {
  nearest,
  type RequestRow,
  requestRowSchema,
  resolvePrefix,
  WheelhouseError,
} from "@wheelhouse/core";
import type { JournalReader } from "@wheelhouse/journal";
import { didYouMean } from "../command/parse-command-line.ts";
import { runIds } from "./find-run.ts";

/**
 * The request that a person names: by its id, by the beginning of it, or by a run that has one open
 * request. Throws `request.unknown` with the nearest ids, or `ambiguous`. An answered request is
 * found as well: who answers it twice is told who was first.
 */
export async function findRequest(
  reader: JournalReader | undefined,
  named: string,
): Promise<RequestRow> {
  const rows = ((await reader?.rows("requests")) ?? []).map((row) => requestRowSchema.parse(row));
  const exact = rows.find(({ id }) => id === named);
  if (exact) return exact;
  const open = rows.filter(({ status }) => status === "open");
  const begins = open.filter(({ id }) => id.startsWith(named));
  const [one, ...others] = named === "" ? [] : begins;
  if (one && others.length === 0) return one;
  const typed = JSON.stringify(named);
  if (one) {
    throw new WheelhouseError("ambiguous", `${begins.length} open requests begin with ${typed}.`, {
      hint: `Name one of ${begins.map(({ id }) => id).join(", ")}.`,
    });
  }
  const run = resolvePrefix(named, await runIds(reader));
  if (run.found === "one") {
    throw new WheelhouseError("request.unknown", `Run ${run.id} has no open request.`, {
      hint: `See what it does: wheelhouse why ${run.id}`,
    });
  }
  // `<run's beginning>-q1` names a request too.
  const cut = named.lastIndexOf("-q");
  const byBeginning = rows.filter(
    ({ id }) => cut > 0 && id.startsWith(named.slice(0, cut)) && id.endsWith(named.slice(cut)),
  );
  const [only, ...more] = byBeginning;
  if (only && more.length === 0) return only;
  const near = nearest(
    named,
    open.map(({ id }) => id),
  );
  throw new WheelhouseError("request.unknown", `There is no request ${typed}.`, {
    hint:
      open.length === 0
        ? "No run waits for an answer now: wheelhouse ls"
        : `${didYouMean(near)}Open requests: ${open.map(({ id }) => id).join(", ")}.`,
  });
}
