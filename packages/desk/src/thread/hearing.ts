import type { ConversationEvent } from "@wheelhouse/engine";
import { type Heard, jsonSchema, type ThreadEvent } from "@wheelhouse/core";
import type { ThreadLog } from "./thread-log.ts";
import { addHeard, heardOf } from "./heard-of.ts";

/** Longest text of a reply that is kept, in characters. */
const MOST_CHARACTERS = 400_000;

/**
 * What is heard of one reply while it is written: journaled as it comes, in order, and what comes while something is being
 * written goes together. *Contract*: after {@link Hearing.end} nothing is journaled any more, whatever the agent says.
 */
export class Hearing {
  readonly #log: ThreadLog;
  readonly #stream: string;
  readonly #message: number;
  readonly #onError: (error: unknown) => void;
  readonly #titles = new Map<string, string>();
  #waiting: Heard[] = [];
  #writing: Promise<void> | undefined;
  #isOver = false;
  #text = "";
  #isApart = false;
  #isNextTurn = false;
  #isSilent = true;

  constructor(
    log: ThreadLog,
    { stream, message }: { readonly stream: string; readonly message: number },
    onError: (error: unknown) => void,
  ) {
    this.#log = log;
    this.#stream = stream;
    this.#message = message;
    this.#onError = onError;
  }

  /** All that was said up to now; what stands on two sides of a tool's call is apart. */
  get text(): string {
    return this.#text.trim().slice(0, MOST_CHARACTERS);
  }

  /** Whether nothing at all was heard. */
  get isSilent(): boolean {
    return this.#isSilent;
  }

  /** Takes in what an agent does. */
  take(event: ConversationEvent): void {
    const heard = heardOf(event, this.#titles);
    if (heard) this.put(heard);
  }

  /** What is said from here on belongs to another turn of the same reply: a paragraph of its own, also for who reads along. */
  nextTurn(): void {
    this.#isNextTurn = this.#text.trim() !== "";
  }

  /** Takes in something of ours, or of an agent. */
  put(each: Heard): void {
    if (this.#isOver) return;
    const isNext = this.#isNextTurn && each.kind === "text" && !this.#isApart;
    const heard: Heard = isNext ? { kind: "text", text: `\n\n${each.text}` } : each;
    if (each.kind === "text" || each.kind === "tool") this.#isNextTurn = false;
    this.#isSilent = false;
    if (heard.kind === "text") {
      if (this.#isApart && this.#text.trim() !== "") this.#text = `${this.#text.trimEnd()}\n\n`;
      this.#isApart = false;
      if (this.#text.length < MOST_CHARACTERS) this.#text += heard.text;
    } else if (heard.kind === "tool") this.#isApart = true;
    addHeard(this.#waiting, heard);
    this.#writing ??= this.#write();
  }

  /** Resolves when everything that was heard is in the journal; nothing is taken in after that. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#writing;
  }

  async #write(): Promise<void> {
    // What comes in the same moment goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const heard = this.#waiting;
      this.#waiting = [];
      const event = {
        type: "reply.heard",
        data: { message: this.#message, heard },
      } satisfies ThreadEvent;
      const events = [{ type: event.type, data: jsonSchema.parse(event.data) }];
      try {
        await this.#log.engine.append([{ stream: this.#stream, class: "agent", events }]);
      } catch (error) {
        // The reply's own end has its whole text.
        this.#onError(error);
      }
    }
    this.#writing = undefined;
  }
}
