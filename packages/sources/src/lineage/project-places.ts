import { isAbsolute } from "node:path";
import { projectId } from "@wheelhouse/workspace";
import { repositoryAround } from "../signals/discover/repository-around.ts";

/** A project as an item of the list names it. */
export interface PlacedProject {
  readonly id: string;
  /** The top of its repository. */
  readonly path: string;
}

/** So long a place in which there is no repository is not looked at again, in milliseconds. */
const AGAIN_MS = 30_000;

/**
 * The project that work in a directory is of: that of the repository around it. Every list asks for all runs, so that
 * what was found is remembered; only places without a repository are looked at again, now and then.
 */
export class ProjectPlaces {
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly project: PlacedProject | undefined; at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The project of the first place that is in a repository; null when none is. */
  of(places: readonly string[]): PlacedProject | null {
    for (const place of places) {
      const project = isAbsolute(place) ? this.#around(place) : undefined;
      if (project !== undefined) return project;
    }
    return null;
  }

  #around(place: string): PlacedProject | undefined {
    const known = this.#known.get(place);
    const at = this.#now();
    if (known && (known.project !== undefined || at - known.at < AGAIN_MS)) return known.project;
    const path = repositoryAround(place);
    const project = path === undefined ? undefined : { id: projectId(path), path };
    this.#known.set(place, { project, at });
    return project;
  }
}
