import { oneLine, type Reference, type RunObject } from "@wheelhouse/core";
import { z } from "zod";
import { findingRef } from "../../run/findings/finding-issue.ts";
import type { ShownFinding } from "../../run/report/read-finding.ts";

/** Longest title of a reference, in characters. */
const MOST_TITLE = 200;

/** What of a receipt names what was looked at. */
const snapshotSchema = z.object({
  snapshot: z.object({ hash: z.string().max(100), commit: z.string().max(100).optional() }),
});

/** Commit, or else fingerprint, of what the run of a report looked at; undefined when its receipt does not say. */
export function snapshotOf({ receipt }: Pick<RunObject, "receipt">): string | undefined {
  const { snapshot } = snapshotSchema.safeParse(receipt).data ?? {};
  return snapshot?.commit ?? snapshot?.hash;
}

/** A report as a message points at it; `name` is what its run is called. */
export function referenceToReport(run: Pick<RunObject, "id" | "receipt">, name: string): Reference {
  const snapshot = snapshotOf(run);
  return {
    kind: "report",
    run: run.id,
    ...(snapshot !== undefined && { snapshot }),
    title: titleOf(name, `Report of ${run.id}`),
  };
}

/** A finding of a report as a message points at it. */
export function referenceToFinding(
  { finding, name, ...rest }: ShownFinding,
  { run, snapshot }: { readonly run: string; readonly snapshot: string | undefined },
): Reference {
  return {
    kind: "finding",
    run,
    finding: findingRef({ finding, name, ...rest }).slice(0, 100),
    ...(snapshot !== undefined && { snapshot }),
    title: titleOf(finding.claim, `Finding ${name}`),
  };
}

function titleOf(words: string, otherwise: string): string {
  const title = oneLine(words, MOST_TITLE).trim();
  return title === "" ? otherwise : title;
}
