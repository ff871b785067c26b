/**
 * The board of one project as it is now, card by card.
 *
 * Owns: the rows that cards are made of, the cards, and for each the place at which it last became another one. A card
 * is made anew only when something that it shows may have changed, and its bytes are made once. Does not own: who is
 * told, or the journal's tail; whoever follows says how far the board is to have come.
 *
 * Law: a reader that has every card with a place up to a position, and then takes those with a later one, has the board.
 */
import { isAgentEvent, ISSUE_STREAMS, type IssueItem } from "@wheelhouse/core";
import { Board } from "@wheelhouse/desk";
import type { Stored } from "@wheelhouse/journal";
import type { Journal, Wheel } from "../server-deps.ts";
import { BoardRows } from "./board-rows.ts";

/** A card as it is now. */
export interface Card {
  readonly item: IssueItem;
  /** The item as JSON. */
  readonly text: string;
  /** The position since which it has been so, with a fraction for what no event says. */
  readonly rev: number;
}

/** Who has fallen behind by more than this reads the tables anew: so many events take longer. */
const MOST_EVENTS = 5_000;
const RUN_STREAMS = "run/";

interface BoardDeps {
  readonly journal: Pick<Journal, "rows" | "tail" | "watermark">;
  readonly wheel: Pick<Wheel, "driving">;
}

/** Events between two global positions. */
interface Span {
  readonly before: number;
  readonly to: number;
  readonly events: readonly Stored[];
}

/** See the file's header. */
export class LiveBoard {
  readonly project: string;
  readonly #deps: BoardDeps;
  readonly #rows: BoardRows;
  readonly #prefix: string;
  #cards = new Map<number, Card>();
  #board = new Board({ issues: [], runs: [], requests: [], driving: new Set() });
  #position = -1;
  #place = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(deps: BoardDeps, project: string) {
    this.#deps = deps;
    this.project = project;
    this.#prefix = `${ISSUE_STREAMS}${project}/`;
    this.#rows = new BoardRows(deps.journal, project);
  }

  /** Brings the board to a global position; `span` spares the reading where it begins at the board's own place. */
  sync(to: number, span?: Span): Promise<void> {
    return this.#inTurn(async () => {
      if (to <= this.#position) return;
      if (span?.before === this.#position) await this.#take(span.events);
      else if (this.#position < 0 || to - this.#position > MOST_EVENTS) return this.#readAll();
      else await this.#take(await this.#eventsUpTo(to));
      this.#position = to;
    });
  }

  /**
   * Looks who drives the open runs now. Cards that show it otherwise become others at the place that `rev` gives, which is
   * asked only then; those are the answer.
   */
  drive(driving: ReadonlySet<string>, rev: () => number): Promise<readonly Card[]> {
    return this.#inTurn(async () => {
      const open = this.open().map(({ item }) => item.number);
      return open.length === 0 ? [] : this.#make(open, driving, rev);
    });
  }

  /** No card has a later place than this. */
  get place(): number {
    return this.#place;
  }

  /** All cards, by number; those of deleted issues have `deleted_at`. */
  cards(): readonly Card[] {
    return [...this.#cards.values()];
  }

  /** Cards whose run has not ended. */
  open(): readonly Card[] {
    return this.cards().filter(({ item }) => isOpen(item));
  }

  /** Cards that are as they are since a later place than this one. */
  since(rev: number): readonly Card[] {
    return this.cards().filter((card) => card.rev > rev);
  }

  /** Cards that became as they are by the events after a global position and up to another one. */
  between(before: number, to: number): readonly Card[] {
    return this.cards().filter(({ rev }) => {
      const place = Math.floor(rev);
      return place > before && place <= to;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  async #readAll(): Promise<void> {
    const [position, driving] = await Promise.all([
      this.#deps.journal.watermark(),
      this.#driving(),
    ]);
    await this.#rows.readAll();
    this.#position = position;
    this.#make(
      [...this.#rows.issues.keys()].toSorted((a, b) => a - b),
      driving,
      () => position,
    );
    this.#place = Math.max(this.#place, position);
  }

  async #eventsUpTo(to: number): Promise<Stored[]> {
    const events: Stored[] = [];
    for await (const some of this.#deps.journal.tail({ since: this.#position })) {
      for (const event of some) if (event.gseq <= to) events.push(event);
      if ((some.at(-1)?.gseq ?? to) >= to) break;
    }
    return events;
  }

  async #take(events: readonly Stored[]): Promise<void> {
    const issues = new Set<number>();
    const runs = new Set<string>();
    for (const { stream, type } of events) {
      if (stream.startsWith(this.#prefix)) issues.add(Number(stream.slice(this.#prefix.length)));
      else if (stream.startsWith(RUN_STREAMS) && !isAgentEvent(type))
        runs.add(stream.slice(RUN_STREAMS.length));
    }
    for (const number of issues) await this.#rows.readIssue(number);
    const touched = new Set(issues);
    for (const run of runs) {
      const number = this.#rows.issueOf(run);
      if (number === undefined) continue;
      await this.#rows.readRun(run);
      touched.add(number);
    }
    if (touched.size === 0) return;
    const last = events.at(-1)?.gseq ?? this.#position;
    this.#make(touched, await this.#driving(), () => last);
  }

  async #driving(): Promise<ReadonlySet<string>> {
    return new Set(await this.#deps.wheel.driving());
  }

  /** Makes cards anew, and of those around them that may say something else by it; those that are others now. */
  #make(
    numbers: Iterable<number>,
    driving: ReadonlySet<string>,
    rev: () => number,
  ): readonly Card[] {
    const { issues, runs, requests } = this.#rows;
    const before = this.#board;
    const after = new Board({
      issues: [...issues.values()],
      runs: [...runs.values()],
      requests: [...requests.values()].flat(),
      driving,
    });
    this.#board = after;
    const changed = new Set<number>();
    for (const number of numbers) {
      changed.add(number);
      const parents = [before, after].map((board) => board.hangsOn(number)?.parent ?? undefined);
      const isSame = before.status(number) === after.status(number) && parents[0] === parents[1];
      if (isSame) continue;
      const around = [...parents, ...before.neededBy(number), ...after.neededBy(number)];
      for (const other of around) if (other !== undefined) changed.add(other);
    }
    let place: number | undefined;
    const made: Card[] = [];
    for (const number of changed) {
      const item = after.item(number);
      if (!item) continue;
      const text = JSON.stringify(item);
      if (this.#cards.get(number)?.text === text) continue;
      place ??= rev();
      const card = { item, text, rev: place };
      this.#cards.set(number, card);
      made.push(card);
    }
    this.#place = Math.max(this.#place, place ?? 0);
    return made;
  }
}

function isOpen({ last_run }: IssueItem): boolean {
  return last_run !== null && last_run.ended_at === null;
}
