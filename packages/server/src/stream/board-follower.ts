import type { LiveBoard } from "../board/live-board.ts";
import type { Served } from "../server-deps.ts";
import { boardFrame, cardFrame } from "./card-frames.ts";
import type { Hub, Listener } from "./hub.ts";
import { encode, SseChannel } from "./sse-channel.ts";
import { sseFrame } from "./sse-frame.ts";
import { cardsTopic, type Topic } from "./topic.ts";

/**
 * One reader of a project's board: the whole board, then each card that has become another one. It always takes cards
 * as they are now, so that a slow reader costs its place and one buffer, and skips what was overtaken meanwhile.
 */
export class BoardFollower implements Listener {
  readonly channel: SseChannel = new SseChannel();
  readonly topics: readonly Topic[];
  readonly #deps: Pick<Served, "journal" | "onError">;
  readonly #board: LiveBoard;
  #news = Promise.withResolvers<void>();

  constructor(deps: Pick<Served, "journal" | "onError">, board: LiveBoard) {
    this.#deps = deps;
    this.#board = board;
    this.topics = [cardsTopic(board.project)];
  }

  /** Begins; ends by itself when the reader has gone. `greeting` is sent first. */
  begin(hub: Pick<Hub, "add" | "watermark">, greeting: string): void {
    this.channel.write(encode(greeting));
    // Before the board is read: what comes meanwhile has a later place and is told after it.
    const leave = hub.add(this);
    const end = (): void => {
      leave();
      this.#wake();
    };
    this.channel.signal.addEventListener("abort", end, { once: true });
    if (this.channel.signal.aborted) end();
    this.#follow(hub).catch((error: unknown) => {
      // The client comes again and gets the whole board; that is better than one that stands still.
      if (!this.channel.signal.aborted) this.#deps.onError(error);
      this.channel.close();
    });
  }

  onSlice(): void {
    this.#wake();
  }

  onNote(): void {
    this.#wake();
  }

  onBeat(beat: string): void {
    if (!this.channel.isFull) this.channel.write(encode(beat));
  }

  onAnew(): void {
    this.channel.close();
  }

  onEnd(): void {
    this.channel.close();
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  async #follow(hub: Pick<Hub, "watermark">): Promise<void> {
    const board = this.#board;
    await board.sync(await this.#deps.journal.watermark());
    let place = board.place;
    this.channel.write(encode(boardFrame(board.cards(), place)));
    this.channel.write(encode(sseFrame("live", { as_of: place })));
    for (;;) {
      const news = this.#news.promise;
      await this.channel.room();
      if (this.channel.signal.aborted) return;
      // There already, unless the slice could not be made.
      await board.sync(hub.watermark);
      const changed = board.since(place);
      place = board.place;
      for (const card of changed) this.channel.write(cardFrame(card));
      if (changed.length === 0) await news;
    }
  }
}
