import type { CodeFunction } from "@wheelhouse/core";
import { adjust } from "./adjust/adjust.ts";
import { composeDocument } from "./compose/compose.ts";
import { fold } from "./fold/fold.ts";
import { parseItems } from "./material/parse-items.ts";
import { render } from "./report/render.ts";
import { roster } from "./roster/roster.ts";
import { escalate } from "./rules/escalate.ts";
import { reviewRules } from "./rules/review-rules.ts";

/** The pure functions that the built-in flows name in their code steps. */
export const flowFunctions: readonly CodeFunction[] = [
  roster,
  fold,
  reviewRules,
  escalate,
  parseItems,
  composeDocument,
  adjust,
  render,
];
