import { join } from "node:path";
import { RUN_LOG, type SearchHit } from "@wheelhouse/core";
import type { ObservedChange } from "../observed.ts";
import type { LogBook } from "../scan/log-book.ts";
import { Search, type SearchFeed } from "../search/search.ts";

/** What was found, and since when anything can be. */
export interface Found {
  readonly hits: readonly SearchHit[];
  readonly since: number | null;
}

/** What searching needs. */
export interface SessionSearchOptions {
  readonly dataDir: string;
  readonly book: LogBook;
  readonly read: SearchFeed["read"];
  /** How far back turns can be found; 0 is without an end. */
  readonly days: number;
  readonly now: () => number;
  readonly onError: (error: unknown) => void;
}

/** Finds texts in the sessions that are observed. Where its index cannot be kept, nothing is found. */
export class SessionSearch {
  readonly #book: LogBook;
  readonly #search: Search | undefined;

  constructor({ dataDir, book, read, days, now, onError }: SessionSearchOptions) {
    this.#book = book;
    const feed: SearchFeed = {
      // What a harness writes of a run holds no turn of a session.
      lastEventAt: (run) => {
        const record = book.get(run);
        return record?.format.kind === RUN_LOG ? undefined : record?.lastEventAt;
      },
      head: (run) => book.get(run)?.seq ?? 0,
      read,
    };
    try {
      this.#search = new Search({ path: join(dataDir, "search.db"), feed, days, now, onError });
    } catch (error) {
      onError(error);
    }
  }

  /** All that is there has been found: what else the index holds is forgotten. */
  begin(): void {
    this.#search?.begin([...this.#book.all()].map(({ run }) => run));
  }

  changed(changes: readonly ObservedChange[]): void {
    this.#search?.changed(changes);
  }

  find(text: string, limit: number): Found {
    const found = this.#search?.find(text, limit) ?? [];
    const hits = found.flatMap((turn) => {
      const item = this.#book.get(turn.run)?.item;
      return item ? { ...turn, title: item.title, source: item.source } : [];
    });
    return { hits, since: this.#search?.since() ?? null };
  }

  async close(): Promise<void> {
    await this.#search?.close();
  }
}
