import {
  inboxRowSchema,
  oneLine,
  type Outcome,
  partsOfItem,
  type RequestRow,
  requestRowSchema,
  type RunRow,
  runRowSchema,
} from "@wheelhouse/core";
import { SOLVE_ISSUE } from "../solve-issue.ts";
import { racing } from "../write/issue-log.ts";
import { isOpen } from "./find-item.ts";
import { inboxAppend, type InboxPorts, type Posting, postItem, sourceAt } from "./post-item.ts";

/** Whoever starts runs for a schedule is called so; their ends are told by the schedule. */
const BY_SCHEDULE = /^schedule /;

/**
 * Posts what there is to tell of a run: that it has ended, and each request that waits for a person. An item whose request has had its
 * answer is settled. Gives the ids of what is new; nothing is posted twice. Sub-runs are told by the run that they are a step of.
 */
export async function postRun(ports: InboxPorts, run: string): Promise<readonly string[]> {
  const [found] = await ports.journal.rows("runs", { where: { id: run }, limit: 1 });
  const row = found && runRowSchema.parse(found);
  if (!row || row.parent_run !== null) return [];
  const requests = (await ports.journal.rows("requests", { where: { run } })).map((each) =>
    requestRowSchema.parse(each),
  );
  const postings: Posting[] = [];
  for (const request of requests)
    if (request.status === "open") postings.push(asks(row, request));
    else await settle(ports, request);
  if (row.ended_at !== null && !BY_SCHEDULE.test(row.created_by ?? "")) postings.push(ended(row));
  const ids: string[] = [];
  for (const posting of postings) {
    const { id, repeated } = await postItem(ports, posting);
    if (!repeated) ids.push(id);
  }
  return ids;
}

function asks(row: RunRow, request: RequestRow): Posting {
  const isSignIn = request.shared?.startsWith("sign-in:") === true;
  return posting(row, {
    message: `${titleOf(row)} asks: ${oneLine(request.text, 1_000)}`,
    priority: isSignIn ? "critical" : "normal",
    dedupeKey: request.id,
    outcome: {
      result: "waiting",
      link: `/runs/${row.id}?request=${request.id}`,
      ...(isSignIn && { class: "auth" }),
    },
  });
}

function ended(row: RunRow): Posting {
  const dedupeKey = `${row.id} ended`;
  const link = `/runs/${row.id}`;
  if (row.status === "completed")
    return posting(row, {
      message: `${titleOf(row)} is completed`,
      priority: "low",
      dedupeKey,
      outcome: { result: "ok", link },
    });
  if (row.status === "cancelled")
    return posting(row, {
      message: `${titleOf(row)} was ended`,
      priority: "low",
      dedupeKey,
      outcome: { result: "told", class: "cancelled", link },
    });
  return posting(row, {
    message: `${titleOf(row)} failed: ${oneLine(row.error ?? "nobody knows why", 1_500)}`,
    priority: "normal",
    dedupeKey,
    outcome: { result: "failed", class: "run", link },
  });
}

function posting(
  { id, flow, project_id: project }: RunRow,
  said: Omit<Posting, "source"> & { readonly outcome: Outcome },
): Posting {
  // Runs of an issue are about that issue: of their failures no other issue is made.
  const source = flow === null || flow === SOLVE_ISSUE ? id : flow;
  return {
    ...said,
    source: { project: project ?? "", type: "run", id: source },
    outcome: { ...said.outcome, run: id },
  };
}

function titleOf({ title, flow, id }: RunRow): string {
  return oneLine(title ?? flow ?? id, 200);
}

async function settle({ journal, engine }: InboxPorts, request: RequestRow): Promise<void> {
  const rows = await journal.rows("inbox", {
    where: { dedupe_key: request.id, source_type: "run" },
  });
  const open = rows.map((row) => inboxRowSchema.parse(row)).filter(isOpen);
  for (const { id } of open) {
    const parts = partsOfItem(id);
    if (!parts) continue;
    await racing(async () => {
      const source = await sourceAt(journal, parts.key);
      const [now] = await journal.rows("inbox", { where: { id }, limit: 1 });
      if (!source || !now || !isOpen(inboxRowSchema.parse(now))) return;
      const why = { answered: "It was answered.", expired: "Nobody answered in time." };
      const words = why[request.status as keyof typeof why] ?? "The run went on without it.";
      await engine.append([
        inboxAppend(parts.key, source.seq, [
          { type: "inbox.settled", data: { item: parts.n, why: words } },
        ]),
      ]);
    });
  }
}
