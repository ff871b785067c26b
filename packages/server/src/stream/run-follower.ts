import type { Served } from "../server-deps.ts";
import type { Hub, Listener, Note } from "./hub.ts";
import { rowFrames } from "./row-frames.ts";
import { encode, SseChannel } from "./sse-channel.ts";
import { sseFrame } from "./sse-frame.ts";
import { type Topic, rowsTopic } from "./topic.ts";

/** Rows that are read at a time. */
const ROWS = 500;

/**
 * One reader of the own stream of an observed run: all of its rows after a seq, then what comes. It always reads where
 * the run is kept, so that a slow reader costs its place and one buffer.
 */
export class RunFollower implements Listener {
  readonly channel: SseChannel = new SseChannel();
  readonly topics: readonly Topic[];
  readonly #deps: Pick<Served, "observed" | "onError">;
  readonly #run: string;
  #seq: number;
  /** What was sent is of another log. */
  #isAnew: boolean;
  #news = Promise.withResolvers<void>();

  constructor(deps: Pick<Served, "observed" | "onError">, run: string, since: number) {
    this.#deps = deps;
    this.#run = run;
    this.topics = [rowsTopic(run)];
    this.#isAnew = since > deps.observed.head(run);
    this.#seq = since;
  }

  /** Begins; ends by itself when the reader has gone. `greeting` is sent first. */
  begin(hub: Pick<Hub, "add">, greeting: string): void {
    this.channel.write(encode(greeting));
    const leave = hub.add(this);
    const end = (): void => {
      leave();
      this.#wake();
    };
    this.channel.signal.addEventListener("abort", end, { once: true });
    if (this.channel.signal.aborted) end();
    this.#follow().catch((error: unknown) => {
      if (!this.channel.signal.aborted) this.#deps.onError(error);
      this.channel.close();
    });
  }

  /** What the journal says is of other runs. */
  onSlice(): void {}

  onNote({ changed }: Note): void {
    const change = changed?.runs.get(this.#run);
    if (change === undefined) return;
    this.#isAnew ||= change.isAnew;
    this.#wake();
  }

  onBeat(beat: string): void {
    if (!this.channel.isFull) this.channel.write(encode(beat));
  }

  /** Its place is a seq, which holds. */
  onAnew(): void {}

  onEnd(): void {
    this.channel.close();
  }

  #wake(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }

  async #follow(): Promise<void> {
    const { observed } = this.#deps;
    const run = this.#run;
    let wasLive = false;
    for (;;) {
      await this.channel.room();
      if (this.channel.signal.aborted) return;
      const news = this.#news.promise;
      const head = observed.head(run);
      if (this.#isAnew || head < this.#seq) {
        this.#isAnew = false;
        this.#seq = 0;
        wasLive = false;
        this.#write("reset", { as_of: 0 });
      }
      if (this.#seq < head) {
        const to = Math.min(head, this.#seq + ROWS);
        const rows = await observed.read(run, this.#seq + 1, to);
        // A log that was replaced meanwhile is told of next, and then begun anew.
        if (this.#isAnew) continue;
        this.channel.write(encode(rowFrames(rows)));
        this.#seq = to;
        continue;
      }
      if (!wasLive) this.#write("live", { as_of: this.#seq });
      wasLive = true;
      await news;
    }
  }

  #write(event: string, data: unknown): void {
    this.channel.write(encode(sseFrame(event, data)));
  }
}
