/**
 * The turns of a session, told by spans and log records that come late and in any order.
 *
 * A turn begins with a prompt, or with whatever comes first; later turns begin with a prompt or with their own span,
 * never with a span that may as well be a straggler of the turn before. A turn's own span ends it, and says when it
 * began and ended; a turn that something else has ended waits for its span, and is claimed by it.
 */
import { attemptOfTurn } from "../../session-step.ts";
import type { EventWriter } from "./event-writer.ts";
import type { Session, Turn } from "./otlp-state.ts";

const MOST_UNCLAIMED = 20;

/** See the file's header. */
export class Turns {
  readonly #session: Session;
  readonly #writer: EventWriter;

  constructor(session: Session, writer: EventWriter) {
    this.#session = session;
    this.#writer = writer;
  }

  /**
   * The attempt that something belongs to which began and ended then. What stands alone is in no turn's own span: so a
   * turn that no prompt began has none, and is over.
   */
  at(from: number, to: number, isAlone: boolean): string {
    const session = this.#session;
    if (!session.open && session.last !== undefined) return session.last;
    const turn = session.open ?? this.#begin(from, false);
    turn.from = Math.min(turn.from, from);
    if (isAlone && !turn.prompted) this.#complete(turn, to);
    return turn.attempt;
  }

  prompt(at: number): void {
    const session = this.#session;
    const { open } = session;
    if (open?.prompted === false) {
      open.prompted = true;
      open.from = Math.min(open.from, at);
      return;
    }
    if (open ? at <= open.from : at <= session.end) return;
    if (open) this.#complete(open, at);
    this.#begin(at, true);
  }

  /** The session says that it is over. */
  ends(at: number): void {
    const { open } = this.#session;
    if (open && at >= open.from) this.#complete(open, at);
  }

  /** The attempt whose own span this is; `finish` is called with it once its span was told. */
  claim(from: number, to: number): { readonly attempt: string; finish(error?: string): void } {
    const session = this.#session;
    const { open, unclaimed } = session;
    const place = unclaimed.findIndex((each) => each.from <= to && (each.to ?? to) >= from);
    if (!(open && open.from <= to) && place >= 0) {
      const [turn] = unclaimed.splice(place, 1);
      const attempt = turn?.attempt ?? "";
      return {
        attempt,
        finish: (error) => {
          if (error !== undefined) this.#settle(attempt, to, error);
        },
      };
    }
    const turn = open && open.from <= to ? open : this.#begin(from, true);
    return {
      attempt: turn.attempt,
      finish: (error) => {
        if (session.open === turn) session.open = undefined;
        session.end = Math.max(session.end, to);
        this.#settle(turn.attempt, to, error);
      },
    };
  }

  #begin(at: number, prompted: boolean): Turn {
    const session = this.#session;
    session.turns++;
    const attempt = attemptOfTurn(session.step, session.turns);
    const turn: Turn = { attempt, from: at, prompted };
    // A turn that is told of while another goes on is over itself: its own span tells of it.
    session.open ??= turn;
    session.last = attempt;
    const data = { role: "author", generation: 1, ordinal: session.turns };
    this.#writer.put("attempt.started", at, data, session, attempt);
    return turn;
  }

  #complete(turn: Turn, at: number): void {
    const session = this.#session;
    session.open = undefined;
    session.end = Math.max(session.end, at);
    session.unclaimed = [...session.unclaimed, { ...turn, to: at }].slice(-MOST_UNCLAIMED);
    this.#settle(turn.attempt, at, undefined);
  }

  #settle(attempt: string, at: number, error: string | undefined): void {
    if (error === undefined) this.#writer.put("attempt.completed", at, {}, this.#session, attempt);
    else {
      const data = { class: "agent", error: error === "" ? "It failed." : error };
      this.#writer.put("attempt.failed", at, data, this.#session, attempt);
    }
  }
}
