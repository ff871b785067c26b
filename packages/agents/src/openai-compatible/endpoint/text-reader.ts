import type { Piece } from "./reply.ts";

/**
 * Ways in which models write into their text what is not meant as text: thoughts at its start, and calls
 * of tools where the server does not know their form, or where we asked for them to be written so.
 */
const FORMS = [
  { kind: "thought", open: "<think>", close: "</think>" },
  { kind: "call", open: "<tool_call>", close: "</tool_call>" },
  { kind: "fence", open: "```tool_call", close: "\n```" },
] as const;
type Form = (typeof FORMS)[number];

/** Longest call that is kept back, in characters; a longer one is text. */
const MAX_HELD = 64 * 1024;

/** Something in a text that looks like a call. */
export interface WrittenCall {
  readonly body: string;
  /** The whole of it, should it turn out to be text. */
  readonly whole: string;
  /** Whether it is certainly meant as a call. */
  readonly certain: boolean;
}

/** Tells apart what is in a model's text, piece by piece. */
export interface TextReader {
  /** Takes a piece of the reply and hands on what is certain now. */
  push(text: string): void;
  /** Hands on the rest. */
  end(): void;
}

/** Creates a reader. `onCall` says whether it was a call; if not, its whole is handed on as text. */
export function createTextReader(
  onPiece: (piece: Piece) => void,
  onCall: (call: WrittenCall) => boolean,
): TextReader {
  let held = "";
  let inside: Form | undefined;
  let begun = false;

  const text = (piece: string): void => {
    if (piece === "") return;
    if (piece.trim() !== "") begun = true;
    onPiece({ kind: "text", text: piece });
  };
  const callOf = (form: Form, body: string, whole: string): void => {
    if (!onCall({ body: body.trim(), whole, certain: form.kind === "fence" })) text(whole);
  };

  /** One step; false when more text is needed. */
  const step = (form: Form | undefined, ended: boolean): boolean => {
    if (form === undefined) {
      const open = nextOpen(held, begun);
      if (open) {
        text(held.slice(0, open.at));
        held = held.slice(open.at + open.form.open.length);
        inside = open.form;
        return true;
      }
      const keep = ended ? 0 : heldBack(held, begun);
      text(held.slice(0, held.length - keep));
      held = held.slice(held.length - keep);
      return false;
    }
    const close = held.indexOf(form.close);
    if (form.kind === "thought") {
      const keep = ended || close >= 0 ? 0 : prefixAtEnd(held, form.close);
      const thought = close < 0 ? held.slice(0, held.length - keep) : held.slice(0, close);
      if (thought !== "") onPiece({ kind: "thought", text: thought });
      held = close < 0 ? held.slice(held.length - keep) : held.slice(close + form.close.length);
      if (close >= 0) inside = undefined;
      return close >= 0;
    }
    if (close < 0 && !ended && held.length <= MAX_HELD) return false;
    const end = close < 0 ? held.length : close;
    const rest = held.slice(close < 0 ? held.length : close + form.close.length);
    const body = held.slice(0, end);
    const whole = form.open + held.slice(0, held.length - rest.length);
    held = rest;
    inside = undefined;
    callOf(form, body, whole);
    return close >= 0;
  };
  return {
    push(piece) {
      held += piece;
      while (step(inside, false));
    },
    end() {
      while (step(inside, true));
      if (held !== "") text(held);
      held = "";
    },
  };
}

/** Thoughts are at the start of a text; further on, their mark is text. */
function formsFor(begun: boolean): readonly Form[] {
  return begun ? FORMS.slice(1) : FORMS;
}

function nextOpen(held: string, begun: boolean): { at: number; form: Form } | undefined {
  const found = formsFor(begun)
    .map((form) => ({ form, at: held.indexOf(form.open) }))
    .filter(
      ({ form, at }) => at >= 0 && (form.kind !== "thought" || held.slice(0, at).trim() === ""),
    );
  return found.reduce<{ at: number; form: Form } | undefined>(
    (first, one) => (first && first.at <= one.at ? first : one),
    undefined,
  );
}

/** How much of the end may be the beginning of a mark, in characters. */
function heldBack(held: string, begun: boolean): number {
  return Math.max(...formsFor(begun).map(({ open }) => prefixAtEnd(held, open)));
}

function prefixAtEnd(held: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, held.length); length > 0; length--)
    if (held.endsWith(mark.slice(0, length))) return length;
  return 0;
}
