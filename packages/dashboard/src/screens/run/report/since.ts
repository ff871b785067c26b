import { type RunObject, type Since, sinceSchema } from "@wheelhouse/core";
import { z } from "zod";
import type { ShownFinding } from "./read-finding.ts";

const receiptSchema = z.object({ since: sinceSchema });
const markSchema = z.object({ since: z.enum(["new", "still"]), was: z.string().optional() });

/** What the report says of the run before it; undefined when there was none, or the report says nothing. */
export function sinceOf({ receipt }: Pick<RunObject, "receipt">): Since | undefined {
  return receiptSchema.safeParse(receipt).data?.since;
}

/** Whether the run before had a finding, and how severe it was there where that was different. */
export function markOf({
  finding,
}: Pick<ShownFinding, "finding">): z.infer<typeof markSchema> | undefined {
  return markSchema.safeParse(finding).data;
}
