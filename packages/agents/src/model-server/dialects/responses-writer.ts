import type { Piece } from "../reply.ts";
import { halves, sse } from "./content.ts";
import type { FrameWriter } from "./dialect.ts";

type Said = Exclude<Piece, { kind: "wait" }>;

/** What the writer of a streamed response is made from. */
export interface ResponseParts {
  /** An item in the form in which it is kept. */
  readonly item: (piece: Said, at: number) => object;
  readonly response: (status: "in_progress" | "completed", output: readonly object[]) => object;
}

/** Streams a response: each item is added, grows by deltas, and is done. */
export function responsesWriter({ item, response }: ResponseParts): FrameWriter {
  const done: object[] = [];
  let open: { kind: "text" | "thought"; text: string } | undefined;
  let sequence = 0;
  const frame = (type: string, rest: object): string =>
    sse({ type, sequence_number: sequence++, ...rest }, type);
  const finished = (piece: Said, deltas: string): string => {
    const output_index = done.length;
    const whole = item(piece, output_index);
    done.push(whole);
    return deltas + frame("response.output_item.done", { output_index, item: whole });
  };
  const close = (): string => {
    if (open === undefined) return "";
    const piece = open;
    open = undefined;
    const at = place(piece.kind, done.length);
    const last = frame(`${at.type}.done`, { ...at.where, text: piece.text });
    return finished(piece, last);
  };
  const grow = (kind: "text" | "thought", text: string): string => {
    let out = "";
    if (open?.kind !== kind) {
      out = close();
      open = { kind, text: "" };
      const output_index = done.length;
      const empty = { ...item(open, output_index), status: "in_progress" };
      const started = kind === "text" ? { ...empty, content: [] } : { ...empty, summary: [] };
      out += frame("response.output_item.added", { output_index, item: started });
      const at = place(kind, output_index);
      const part =
        kind === "text"
          ? { type: "output_text", text: "", annotations: [] }
          : { type: "summary_text", text: "" };
      out += frame(`${at.part}.added`, { ...at.where, part });
    }
    if (open) open.text += text;
    const at = place(kind, done.length);
    return out + frame(`${at.type}.delta`, { ...at.where, delta: text });
  };
  return {
    begin: () => {
      const started = response("in_progress", []);
      return (
        frame("response.created", { response: started }) +
        frame("response.in_progress", { response: started })
      );
    },
    piece(piece) {
      if (piece.kind !== "call") return grow(piece.kind, piece.text);
      const before = close();
      const output_index = done.length;
      const empty = item({ ...piece, input: "" }, output_index);
      const name = piece.free ? "custom_tool_call_input" : "function_call_arguments";
      const deltas = halves(piece.input).map((delta) =>
        frame(`response.${name}.delta`, { output_index, item_id: `fc_${output_index}`, delta }),
      );
      const added = frame("response.output_item.added", { output_index, item: empty });
      return before + finished(piece, added + deltas.join(""));
    },
    end: () => {
      const last = close();
      return last + frame("response.completed", { response: response("completed", done) });
    },
  };
}

function place(kind: "text" | "thought", output_index: number) {
  return kind === "text"
    ? {
        type: "response.output_text",
        part: "response.content_part",
        where: { output_index, content_index: 0, item_id: `msg_${output_index}` },
      }
    : {
        type: "response.reasoning_summary_text",
        part: "response.reasoning_summary_part",
        where: { output_index, summary_index: 0, item_id: `rs_${output_index}` },
      };
}
