import type { ReportModel } from "./report-model.ts";
import type { Report } from "./report-schema.ts";

/**
 * What the angles, the reviewers and the author set aside. The same point set aside by several is one, since whoever
 * reads the list decides about the point; the first who named it stands for all.
 */
export function allDeferred({
  fold,
  reviews,
  document,
}: Pick<ReportModel, "fold" | "reviews" | "document">): Report["deferred"] {
  const author = { step: "synth", persona: "author" };
  const all = [
    ...fold.deferred,
    ...(reviews?.deferred ?? []),
    ...(document?.deferred ?? []).map((item) => ({ ...item, ...author })),
  ];
  const known = new Set<string>();
  return all.filter(({ item, why, reopenWhen }) => {
    const name = JSON.stringify([item, why, reopenWhen]);
    return !known.has(name) && known.add(name);
  });
}
