import { BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { SECTION_IDS } from "./section-id.ts";

/** Static input of `render@1`. */
export const renderInputSchema = z.object({
  flow: z.string(),
  title: z.string(),
  about: z.enum(["focus", "change"]),
  band: z.enum(BANDS),
  fast: z.boolean(),
  /** The last fold of the plan. */
  fold: z.string(),
  focus: z.string(),
  sections: z.array(z.enum(SECTION_IDS)),
});
/** Static input of `render@1`. */
export type RenderInput = z.infer<typeof renderInputSchema>;
