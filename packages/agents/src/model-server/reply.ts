/** One thing that the model says, in the order in which it goes over the wire. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "thought"; readonly text: string }
  | {
      readonly kind: "call";
      readonly id: string;
      readonly name: string;
      /** Arguments as they go over the wire: JSON, unless they are meant to be broken, or free text. */
      readonly input: string;
      /** Whether the tool takes free text. */
      readonly free: boolean;
      /** The group that the tool belongs to. */
      readonly namespace?: string | undefined;
    }
  /** Nothing for this many milliseconds. */
  | { readonly kind: "wait"; readonly ms: number };

/** What a reply has used, in tokens. */
export interface ReplyUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  readonly thoughtTokens: number;
}

/** What the model answers, before it is put into a wire form. */
export interface Reply {
  /** Of its own: clients join replies that have the same. */
  readonly id: string;
  readonly pieces: readonly Piece[];
  /** Undefined when it is not told. */
  readonly usage: ReplyUsage | undefined;
  /** Why it ends. */
  readonly finish: "stop" | "calls" | "length";
}

/** A reply in whole blocks, as it is sent without streaming. */
export interface Blocks {
  readonly text: string;
  readonly thought: string;
  readonly calls: readonly Extract<Piece, { kind: "call" }>[];
}

/** Joins the pieces of a reply. Pure. */
export function blocksOf({ pieces }: Reply): Blocks {
  const joined = (kind: "text" | "thought"): string =>
    pieces.map((piece) => (piece.kind === kind ? piece.text : "")).join("");
  const calls = pieces.filter((piece) => piece.kind === "call");
  return { text: joined("text"), thought: joined("thought"), calls };
}

/** The arguments of a call as JSON, or as they are when they are meant to be broken. Pure. */
export function inputOf(call: Extract<Piece, { kind: "call" }>): unknown {
  try {
    return JSON.parse(call.input);
  } catch {
    return call.input;
  }
}
