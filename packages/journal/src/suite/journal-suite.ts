import { describe } from "vitest";
import { appendSuite } from "./append-suite.ts";
import { blobSuite } from "./blob-suite.ts";
import { closeSuite } from "./close-suite.ts";
import { groupSuite } from "./group-suite.ts";
import { modelSuite } from "./model-suite.ts";
import type { OpenForm } from "./open-form.ts";
import { portableSuite } from "./portable-suite.ts";
import { projectionSuite } from "./projection-suite.ts";
import { readSuite } from "./read-suite.ts";
import { tailSuite } from "./tail-suite.ts";
import { versionSuite } from "./version-suite.ts";

export type { OpenForm } from "./open-form.ts";

/**
 * The contract of the journal port as tests; every form passes it. A test's name begins with the
 * rule of docs/journal-format.md that it holds.
 *
 * *Contract*: `open` gives an empty journal each time; the suite closes it, and `open` itself
 * clears away what the journal leaves behind.
 */
export function journalSuite(form: string, open: OpenForm): void {
  describe(`the journal in ${form}`, () => {
    appendSuite(open);
    groupSuite(open);
    readSuite(open);
    versionSuite(open);
    tailSuite(open);
    blobSuite(open);
    projectionSuite(open);
    portableSuite(open);
    closeSuite(open);
    modelSuite(open);
  });
}
