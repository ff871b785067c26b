import { EVENT_VERSION, inboxRowSchema, RUN_PROJECTIONS } from "../../packages/core/src/index.ts";
import { digestItems } from "../../packages/desk/src/drain/digest-items.ts";
import { digestText } from "../../packages/desk/src/drain/digest-text.ts";
import { postItem } from "../../packages/desk/src/inbox/post-item.ts";
import { countText } from "../../packages/flows/src/index.ts";
import { openMemoryJournal } from "../../packages/journal/src/index.ts";

/** What items of a digest say: a line each, or as much as an item takes. */
const OUTPUTS = {
  "a line": "exit 1: no such host",
  "the most that an item takes": `${"reading orders of the shop\n".repeat(700)}exit 1`,
} as const;
const COUNTS = [1, 5, 20];

/** Tokens of digests by how many items they have and how much these say, as rows of a table. */
export async function digestFigures(): Promise<readonly (readonly [string, ...number[]])[]> {
  const rows: [string, ...number[]][] = [];
  for (const [said, output] of Object.entries(OUTPUTS)) {
    const figures: number[] = [];
    for (const count of COUNTS) figures.push(await tokensOf(count, output));
    rows.push([said, ...figures]);
  }
  return rows;
}

async function tokensOf(count: number, text: string): Promise<number> {
  const journal = await openMemoryJournal({
    projections: RUN_PROJECTIONS,
    eventVersion: EVENT_VERSION,
  });
  const engine = { append: journal.append.bind(journal) };
  for (let n = 0; n < count; n++)
    await postItem(
      { journal, engine },
      {
        source: { project: "shop-1a2b3c", type: "scheduler", id: `nightly-${n}` },
        message: `nightly-${n} failed`,
        priority: "normal",
        dedupeKey: null,
        outcome: { result: "failed", class: "exit", text },
      },
    );
  const items = (await journal.rows("inbox")).map((row) => inboxRowSchema.parse(row));
  return countText(digestText(await digestItems(journal, items), Date.now())).tokens;
}
