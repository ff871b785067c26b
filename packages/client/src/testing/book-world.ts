import {
  type BookInput,
  cursorToAsk,
  EMPTY_BOOK,
  isSettled,
  stepBook,
  type TopicBook,
} from "../live/topic-book.ts";

interface Row {
  readonly journal: number;
  readonly at: number;
  readonly topic: string;
}

/** What one seat was told of one topic since it was last opened. */
interface Hearing {
  readonly journal: number;
  readonly asOf: number;
  readonly rows: Row[];
}

/** A journal, a server that streams it, and a book: all that a browser's stream can go through, step by step. */
export class BookWorld {
  book: TopicBook = EMPTY_BOOK;
  connections = 0;
  #journal = 0;
  #rows: Row[] = [];
  /** How far the present connection is, and what it has to say before it is live. */
  #connection: { at: number; readonly goal: number; isLive: boolean } | undefined;
  readonly #faults: string[] = [];
  readonly #heard = new Map<string, Hearing>();

  enter(input: BookInput): void {
    const { book, effects } = stepBook(this.book, input);
    this.book = book;
    for (const effect of effects) {
      if (effect.type === "open") {
        const hearing = { journal: this.#journal, asOf: effect.asOf, rows: [] };
        this.#heard.set(`${effect.seat} ${effect.topic}`, hearing);
        continue;
      }
      for (const { topic, data } of effect.batch.frames) {
        // Nothing comes before the first `open`, and nothing between a loss and the next one.
        if (book.wants.get(topic)?.seats.get(effect.seat) !== true)
          this.#faults.push(`${effect.seat} is told of ${topic}, and is not open for it`);
        this.#heard.get(`${effect.seat} ${topic}`)?.rows.push(JSON.parse(data) as Row);
      }
    }
    if (input.type === "drop" || input.type === "leave") this.#forget();
  }

  wantMany(seat: number, from: number): void {
    for (let n = from; n < from + 30; n++) this.enter({ type: "want", seat, topic: `m${n}` });
  }

  append(topic: string): void {
    this.#rows.push({ journal: this.#journal, at: this.#rows.length + 1, topic });
  }

  /** The server sends its next batch; after the last one of what there was it says `live`. */
  pump(events: number): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    const sent = this.#rows.slice(connection.at, connection.at + events);
    connection.at += sent.length;
    const frames = sent
      .filter(({ topic }) => this.book.asked.has(topic))
      .map((row) => ({ topic: row.topic, event: "trace", data: JSON.stringify(row) }));
    if (sent.length > 0) this.enter({ type: "batch", batch: { cursor: connection.at, frames } });
    if (connection.isLive || connection.at < connection.goal) return;
    connection.isLive = true;
    this.enter({ type: "live", cursor: connection.at });
  }

  connect(): void {
    if (this.book.wants.size === 0) return this.lose();
    this.connections++;
    const since = cursorToAsk(this.book);
    this.enter({ type: "connect" });
    const end = this.#rows.length;
    const isLost = since !== undefined && since > end;
    this.#connection = { at: isLost ? end : (since ?? end), goal: end, isLive: false };
    if (isLost) this.enter({ type: "reset", cursor: end });
  }

  lose(): void {
    this.#connection = undefined;
    this.enter({ type: "lost" });
  }

  /** The server comes back with another, empty journal, which a cursor ahead of its end shows. */
  replaceJournal(): void {
    this.lose();
    if ((this.book.cursor ?? 0) === 0) return;
    this.#journal++;
    this.#rows = [];
    this.connect();
  }

  /** Nothing bad happens any more. */
  calmDown(): void {
    if (this.#connection === undefined || !isSettled(this.book)) this.connect();
    while (
      this.#connection &&
      (this.#connection.at < this.#rows.length || !this.#connection.isLive)
    )
      this.pump(3);
  }

  heard(seat: number, topic: string): number {
    return this.#heard.get(`${seat} ${topic}`)?.rows.length ?? 0;
  }

  /** Where the law of the book is broken, as far as it can be seen now. */
  faults(): readonly string[] {
    const now = [...this.#heard].flatMap(([key, hearing]) => this.#faultsOf(key, hearing));
    return [...this.#faults, ...now];
  }

  #faultsOf(key: string, { journal, asOf, rows }: Hearing): readonly string[] {
    const [seat, topic = ""] = key.split(" ");
    // Of a new journal it is not told before it is opened anew.
    const isOld = journal !== this.#journal;
    if (isOld)
      return rows.every((row) => row.journal === journal) ? [] : [`${key}: another journal`];
    const cursor = this.book.cursor ?? 0;
    const due = this.#rows
      .filter((row) => row.topic === topic && row.at > asOf && row.at <= cursor)
      .map(({ at }) => at);
    const isOpen = this.book.wants.get(topic)?.seats.get(Number(seat)) === true;
    // A topic that has lost its place stops, and has no hole before that.
    const wanted = (isOpen ? due : due.slice(0, rows.length)).join();
    const heard = rows.map(({ at }) => at).join();
    return heard === wanted ? [] : [`${key} after ${asOf}: ${heard} and not ${wanted}`];
  }

  /** Who no longer wants a topic is owed nothing of it. */
  #forget(): void {
    for (const key of this.#heard.keys()) {
      const [seat, topic = ""] = key.split(" ");
      if (this.book.wants.get(topic)?.seats.has(Number(seat)) !== true) this.#heard.delete(key);
    }
  }
}
