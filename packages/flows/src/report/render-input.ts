import { BANDS } from "@wheelhouse/core";
import { z } from "zod";
import { documentSectionSchema } from "./document-section.ts";
import { SECTION_IDS } from "./section-id.ts";

/** Static input of `render@1`. */
export const renderInputSchema = z.object({
  flow: z.string(),
  title: z.string(),
  about: z.enum(["focus", "change", "material", "project"]),
  band: z.enum(BANDS),
  fast: z.boolean(),
  /** The last fold of the plan. */
  fold: z.string(),
  focus: z.string(),
  sections: z.array(z.union([z.enum(SECTION_IDS), documentSectionSchema])),
  /** Whether the document is also made into one HTML page. */
  page: z.boolean().default(false),
  /** The step with what is reported. */
  adjust: z.string().default("adjust"),
});
/** Static input of `render@1`. */
export type RenderInput = z.infer<typeof renderInputSchema>;
