import { issueStream } from "@wheelhouse/core";
import type { Journal } from "@wheelhouse/journal";

/** Writes an issue of the project `orders` into a journal, and with a run the event that it was started. */
export async function makeIssue(
  journal: Journal,
  number: number,
  { run, ...words }: { readonly run?: string; readonly labels?: readonly string[] } = {},
): Promise<void> {
  const created = {
    type: "issue.created",
    data: {
      project: { id: "orders", path: "/orders" },
      number,
      title: `Issue ${number}`,
      description: "",
      type: null,
      labels: [],
      priority: "normal",
      parent: null,
      dependsOn: [],
      ...words,
      by: "ann",
    },
  };
  const started = run === undefined ? [] : [{ type: "issue.started", data: { run, by: "ann" } }];
  const stream = issueStream("orders", number);
  await journal.append([{ stream, class: "run", events: [created, ...started] }]);
}
