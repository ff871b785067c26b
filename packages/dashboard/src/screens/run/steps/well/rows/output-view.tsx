import { findingSchema } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { Code } from "../../../../../text/code.tsx";
import { FindingRow } from "./finding-row.tsx";
import { Folded } from "./folded.tsx";
import { Said } from "./said.tsx";

/** What reviewers hand in: a summary, findings, and what they looked at besides. */
const reviewSchema = z.object({
  findings: z.array(findingSchema),
  summary: z.string().default(""),
  clean: z.array(z.string()).default([]),
  notRun: z.array(z.string()).default([]),
});
/** What steps hand in that write something to be read. */
const writtenSchema = z.object({ markdown: z.string() });

/** What an attempt handed in, in the form that it is made for. */
export function OutputView({
  output,
  isAll,
}: {
  readonly output: unknown;
  /** Whether its attempt has nothing else to show. */
  readonly isAll: boolean;
}): ReactNode {
  if (output === undefined || output === null) return null;
  const written =
    typeof output === "string" ? output : writtenSchema.safeParse(output).data?.markdown;
  if (written !== undefined)
    return (
      <Folded label="Output" peek={withoutFacts(written)} begins={isAll}>
        <Said text={withoutFacts(written)} />
      </Folded>
    );
  const review = reviewSchema.safeParse(output).data;
  if (review !== undefined && (review.summary !== "" || review.findings.length > 0))
    return <Review review={review} />;
  const text = JSON.stringify(output, undefined, 2);
  return (
    <Folded label="Output" peek={text} begins={isAll && text.length < 4_000}>
      <Code text={text} lang="json" />
    </Folded>
  );
}

/** A report without the facts for programs that stand above it, between two lines of dashes. */
function withoutFacts(markdown: string): string {
  const end = markdown.startsWith("---\n") ? markdown.indexOf("\n---\n") : -1;
  return end < 0 ? markdown : markdown.slice(end + 5).trimStart();
}

function Review({
  review: { findings, summary, clean, notRun },
}: {
  readonly review: z.infer<typeof reviewSchema>;
}): ReactNode {
  return (
    <div className="py-1">
      {summary === "" ? null : <Said text={summary} />}
      {findings.map((finding, index) => (
        // Reviewers may give one id twice.
        <FindingRow key={`${index}`} finding={finding} />
      ))}
      <List name="Looked at, and clean" items={clean} />
      <List name="Not looked at" items={notRun} />
    </div>
  );
}

function List({
  name,
  items,
}: {
  readonly name: string;
  readonly items: readonly string[];
}): ReactNode {
  if (items.length === 0) return null;
  return (
    <div className="mt-2 max-w-[76ch] text-text-2">
      <p className="text-xs font-medium">{name}</p>
      <ul className="list-disc ps-5 marker:text-text-3">
        {items.map((item, index) => (
          // Nothing forbids the same words twice.
          <li key={`${index}`} dir="auto">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
