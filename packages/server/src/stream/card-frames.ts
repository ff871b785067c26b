import type { Card } from "../board/live-board.ts";
import { encode } from "./sse-channel.ts";

/** Frames that were made, by card: however many readers a card has, its bytes are made once. */
const made = new WeakMap<Card, Uint8Array>();

/** Event `board`: all issues of a project that are not deleted (http-api 5.10). */
export function boardFrame(cards: readonly Card[], asOf: number): string {
  const texts = cards.filter(({ item }) => item.deleted_at === null).map(({ text }) => text);
  return `event: board\ndata: {"as_of":${asOf},"issues":[${texts.join(",")}]}\n\n`;
}

/** Event `issue` with a card as it is now, or `issue-removed` for one that was taken off the board. */
export function cardFrame(card: Card): Uint8Array {
  const known = made.get(card);
  if (known) return known;
  const { id, number, deleted_at } = card.item;
  const frame = encode(
    deleted_at === null
      ? `event: issue\ndata: ${card.text}\n\n`
      : `event: issue-removed\ndata: ${JSON.stringify({ id, number })}\n\n`,
  );
  made.set(card, frame);
  return frame;
}

/** Event `patch` of the page's stream with cards as they are now; nothing where there is none. */
export function cardPatchFrame(cards: readonly Card[]): string {
  if (cards.length === 0) return "";
  const patches = cards.map(
    ({ item, rev, text }) =>
      `{"k":"issue","id":${JSON.stringify(item.id)},"rev":${rev},"v":${text}}`,
  );
  return `event: patch\ndata: [${patches.join(",")}]\n\n`;
}
