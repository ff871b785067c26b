import { type SourceObject, type WheelhouseError, wireTime } from "@wheelhouse/core";
import { sourcesFile } from "./sources-file.ts";
import type { WatchedSource } from "./watched-source.ts";

/** What stands in the list for the places that were added, where it cannot be told which they are. */
export function untoldSources(dataDir: string, problem: WheelhouseError): SourceObject {
  return {
    id: "added",
    kind: "run-log",
    name: "Added sources",
    path: sourcesFile(dataDir),
    status: "failing",
    problem: `${problem.message} ${problem.hint ?? ""}`.trim(),
    origin: "default",
    runs: 0,
    open_runs: 0,
    last_event_at: null,
    bad_lines: 0,
    unknown_lines: 0,
    scanned_at: null,
  };
}

/** A source on the wire. `kept` is a problem that all of them have: nothing of what was read is kept. */
export function sourceObject(
  source: WatchedSource,
  { isOpen, kept }: { isOpen: (run: string) => boolean; kept: string | undefined },
): SourceObject {
  const { id, name, place, status, problems, scannedAt } = source;
  const records = source.records().filter(({ item }) => item !== undefined);
  const all = source.records();
  const last = records.reduce((time, { lastEventAt }) => Math.max(time, lastEventAt), 0);
  const told = kept === undefined ? problems : [...problems, kept];
  const missing =
    status === "missing" && place.origin !== "default"
      ? [`${place.path} is not there; it is looked for again and again`]
      : [];
  const problem = [...missing, ...told].join(". ");
  return {
    id,
    kind: place.kind,
    name,
    path: place.kind === "otlp" ? null : place.path,
    status,
    problem: problem === "" ? null : `${problem.replace(/\.$/, "")}.`,
    origin: place.origin,
    runs: records.length,
    open_runs: records.filter(({ run }) => isOpen(run)).length,
    last_event_at: last === 0 ? null : wireTime(last),
    bad_lines: all.reduce((sum, { bad }) => sum + bad, 0),
    unknown_lines: all.reduce((sum, { unknown }) => sum + unknown, 0),
    scanned_at: scannedAt === undefined ? null : wireTime(scannedAt),
  };
}
