import type { Served } from "../server-deps.ts";
import { LiveBoard } from "./live-board.ts";

/** Boards that are kept; the one that was asked for longest ago is read anew. More than pages follow at a time (http-api 5.4). */
const KEPT = 256;

/** The boards of projects that somebody has looked at. */
export class Boards {
  readonly #deps: Pick<Served, "journal" | "wheel">;
  readonly #boards = new Map<string, LiveBoard>();

  constructor(deps: Pick<Served, "journal" | "wheel">) {
    this.#deps = deps;
  }

  /** The board of a project, which may not be up to date: see {@link LiveBoard.sync}. */
  of(project: string): LiveBoard {
    const board = this.#boards.get(project) ?? new LiveBoard(this.#deps, project);
    this.#boards.delete(project);
    this.#boards.set(project, board);
    const [oldest] = this.#boards.keys();
    if (this.#boards.size > KEPT && oldest !== undefined) this.#boards.delete(oldest);
    return board;
  }

  /** Those that are kept. */
  all(): readonly LiveBoard[] {
    return [...this.#boards.values()];
  }
}
