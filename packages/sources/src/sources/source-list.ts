/**
 * The places that are watched: those that are named, and those that a person adds and removes.
 *
 * Owns: the watchers, the slow look behind them, `sources.json`.
 */
import { resolve } from "node:path";
import type { AddSource } from "@wheelhouse/core";
import { WheelhouseError } from "@wheelhouse/core";
import type { LogFormat } from "../log-format.ts";
import type { LogBook } from "../scan/log-book.ts";
import { sourceId } from "../scan/run-id.ts";
import { addedPlaces, readAddedPlaces, writeAddedPlaces } from "./sources-file.ts";
import type { SourcePlace } from "./source-place.ts";
import { tellKind } from "./tell-kind.ts";
import { WatchedSource } from "./watched-source.ts";

/** What the list works with. */
export interface SourceListOptions {
  readonly dataDir: string;
  readonly formats: readonly LogFormat[];
  /** Places that are named elsewhere: see `namedPlaces`. */
  readonly places: readonly SourcePlace[];
  readonly book: LogBook;
  /** Wall clock in milliseconds. */
  readonly now: () => number;
  /** How long after a look the next one is due, whatever the watchers say, in ms. */
  readonly pollMs: number;
  /** How long after a look a place that was missing is looked for again, in ms. */
  readonly missingMs: number;
}

/** See the file's header. */
export class SourceList {
  readonly #options: SourceListOptions;
  readonly #sources = new Map<string, WatchedSource>();
  readonly #timers: readonly NodeJS.Timeout[];

  #problem: WheelhouseError | undefined;

  /** Where the places that were added cannot be told, the others are watched all the same. */
  constructor(options: SourceListOptions) {
    this.#options = options;
    const { places, dataDir, pollMs, missingMs } = options;
    const added = addedPlaces(dataDir);
    this.#problem = added.problem;
    for (const place of [...places, ...added.places]) this.#watch(place);
    this.#timers = [
      setInterval(() => void this.scan(), pollMs),
      setInterval(() => void this.#lookForMissing(), missingMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  all(): readonly WatchedSource[] {
    return [...this.#sources.values()];
  }

  /** Why it cannot be told which places were added; seen anew at each look. */
  get problem(): WheelhouseError | undefined {
    return this.#problem;
  }

  /** Looks at all places; resolves when what changed there is known and waits to be read. */
  async scan(): Promise<void> {
    this.#recheck();
    await Promise.all(this.all().map((source) => source.scan()));
  }

  /** Adds a place, or answers the one that is there already. Throws `source.unreadable`, `source.unclear`, `home.unwritable`, or `settings.invalid`. */
  async add({ path: given, kind: told, name }: AddSource): Promise<WatchedSource> {
    const { formats, dataDir } = this.#options;
    const path = resolve(given);
    const kind = await tellKind(path, told, formats);
    const known = this.#sources.get(sourceId(kind, path));
    if (known && (known.place.origin !== "default" || name === undefined)) return known;
    if (known) await this.#forget(known);
    const place: SourcePlace = { kind, path, name, origin: "added" };
    const others = this.#kept().filter((each) => sourceId(each.kind, each.path) !== known?.id);
    writeAddedPlaces(dataDir, [...others, place]);
    const source = this.#watch(place);
    await source.scan();
    return source;
  }

  /** Watches a place no more. Throws `source.unknown`, also for one that a person has not added, or `settings.invalid`. */
  async remove(id: string): Promise<void> {
    const source = this.#sources.get(id);
    if (!source)
      throw new WheelhouseError("source.unknown", `There is no source ${id}.`, {
        hint: "`wheelhouse source ls` lists them.",
      });
    if (source.place.origin !== "added")
      throw new WheelhouseError("source.unknown", `${source.name} is no source that was added.`, {
        hint:
          source.place.origin === "environment"
            ? "Take it out of the environment variable that names it."
            : "It is watched by default, and nothing of it is ever changed.",
      });
    writeAddedPlaces(
      this.#options.dataDir,
      this.#kept().filter((place) => sourceId(place.kind, place.path) !== id),
    );
    await this.#forget(source);
    // It may have hidden a place that is watched anyway.
    const again = this.#options.places.find((place) => sourceId(place.kind, place.path) === id);
    if (again) await this.#watch(again).scan();
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.all().map((source) => source.close()));
  }

  /** A file that was damaged may have been mended meanwhile, or the other way around; what is watched stays watched. */
  #recheck(): void {
    const { places, problem } = addedPlaces(this.#options.dataDir);
    if (this.#problem !== undefined) for (const place of places) this.#watch(place);
    this.#problem = problem;
  }

  /** What the file holds now: another process may have added to it. */
  #kept(): readonly SourcePlace[] {
    return readAddedPlaces(this.#options.dataDir);
  }

  #watch(place: SourcePlace): WatchedSource {
    const { formats, book, now } = this.#options;
    const id = sourceId(place.kind, place.path);
    const known = this.#sources.get(id);
    if (known) return known;
    const format = formats.find(({ kind }) => kind === place.kind);
    const source = new WatchedSource(place, { format, book, now });
    this.#sources.set(id, source);
    return source;
  }

  async #forget(source: WatchedSource): Promise<void> {
    this.#sources.delete(source.id);
    await source.close();
    for (const record of source.records()) this.#options.book.drop(record);
  }

  async #lookForMissing(): Promise<void> {
    for (const source of this.all()) if (source.isMissing) await source.scan();
  }
}
