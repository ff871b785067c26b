import type { TraceColumns } from "@wheelhouse/core";
import type { Client } from "../call/create-client.ts";

/** A row of the journal of a byte server: its place is its global position. */
export interface ByteRow {
  readonly topic: string;
  readonly seq: number;
}

/** A server whose answers a test cuts where it likes. */
export interface ByteServer {
  readonly rows: ByteRow[];
  /** Addresses and cursors that were asked for. */
  readonly asked: { readonly topics: string; readonly since: number | undefined }[];
  /** So many bytes an answer has, by its number; all of them, and then it stays open, when absent. */
  cut: ((answer: number) => number | undefined) | undefined;
  /** Thrown instead of answering. */
  refuse: Error | undefined;
  readonly open: Client["open"];
  /** Says it to whoever listens. */
  say(text: string): void;
}

/** A server with a journal of rows, two events a batch. */
export function createByteServer(rows: readonly ByteRow[] = []): ByteServer {
  const encoder = new TextEncoder();
  const open = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const server: ByteServer = {
    rows: [...rows],
    asked: [],
    cut: undefined,
    refuse: undefined,
    say(text) {
      for (const controller of open) controller.enqueue(encoder.encode(text));
    },
    async open(path, { lastEventId, signal }) {
      const topics = new URL(path, "http://none").searchParams.get("topics") ?? "";
      server.asked.push({ topics, since: lastEventId });
      if (server.refuse) throw server.refuse;
      const bytes = encoder.encode(answerOf(server.rows, topics.split(","), lastEventId));
      const size = server.cut?.(server.asked.length);
      return new ReadableStream({
        start(controller) {
          controller.enqueue(bytes.slice(0, size));
          if (size !== undefined) return controller.close();
          open.add(controller);
          signal.addEventListener("abort", () => open.delete(controller), { once: true });
        },
      });
    },
  };
  return server;
}

/** What a topic's rows look like on the wire, and where they leave the cursor. */
export function batchOf(rows: readonly ByteRow[], cursor: number): string {
  const frames = rows.map(({ topic, seq }) => {
    const columns: TraceColumns = {
      topic,
      run: "r",
      seq: [seq],
      at: [0],
      type: ["note"],
      step: [null],
      attempt: [null],
      data: [{ text: "\n\nid: 99\n" }],
    };
    return `event: trace\ndata: ${JSON.stringify(columns)}\n\n`;
  });
  return `${frames.join("")}id: ${cursor}\n\n`;
}

function answerOf(
  rows: readonly ByteRow[],
  topics: readonly string[],
  since: number | undefined,
): string {
  const end = rows.length;
  const isLost = since !== undefined && since > end;
  const parts = [": 5000\nretry: 1000\n\n"];
  if (isLost) parts.push(`id: ${end}\nevent: reset\ndata: {"as_of":${end}}\n\n`);
  for (let at = isLost ? end : (since ?? end); at < end; at += 2) {
    const batch = rows.slice(at, at + 2);
    const own = batch.filter(({ topic }) => topics.includes(topic));
    parts.push(batchOf(own, at + batch.length));
  }
  parts.push(`event: live\ndata: {"as_of":${end}}\n\n`);
  return parts.join("");
}
