import { z } from "zod";
import { citationSchema, findingSchema } from "../evidence/finding.ts";
import type { ReportedFinding } from "../views/report.ts";

/** A citation on the wire. `status` is our check's verdict, null when there was no check. */
export const citationObjectSchema = citationSchema.extend({
  status: citationSchema.shape.status.unwrap().nullable(),
});

/** A finding on the wire, with whatever its flow's report says beside it. */
export const findingObjectSchema = findingSchema
  .extend({ citations: z.array(citationObjectSchema) })
  .loose();
/** A finding on the wire. */
export type FindingObject = z.infer<typeof findingObjectSchema>;

/** A finding as the wire shows it. */
export function findingObject(finding: ReportedFinding): FindingObject {
  const citations = finding.citations.map(({ path, lines, quote, status = null }) => {
    return { path, lines, quote, status };
  });
  return { ...finding, citations };
}
