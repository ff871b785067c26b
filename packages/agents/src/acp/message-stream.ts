import type { Readable, Writable } from "node:stream";
import type { AnyMessage, Stream } from "@agentclientprotocol/sdk";
import { z } from "zod";

/** How much an agent may send, in bytes. */
export interface StreamLimits {
  readonly lineBytes: number;
  /** Of one turn; what is kept of it has a lower limit of its own. */
  readonly turnBytes: number;
}

const MIB = 1024 * 1024;
const LIMITS: StreamLimits = { lineBytes: 8 * MIB, turnBytes: 256 * MIB };

/** An agent does not speak the protocol. The message is a sentence that lacks its subject, the agent. */
export class ProtocolBreak extends Error {}

/** The messages of one agent, both ways. */
export interface MessageStream {
  readonly stream: Stream;
  /** Begins a new turn's count of bytes. */
  beginTurn(): void;
}

const messageSchema = z.looseObject({ jsonrpc: z.literal("2.0") });
const idSchema = z.union([z.string(), z.number()]);

/**
 * Reads and writes messages as lines of JSON.
 *
 * *Contract*: the readable side fails with {@link ProtocolBreak} at the first line that is no message,
 * at a line or a turn without end, and at half a line; what came before it was handed on. It is read
 * no faster than it is handled. A blank line means nothing; an answer that nobody waits for is dropped.
 */
export function createMessageStream(
  stdin: Writable,
  stdout: Readable,
  onLine: () => void,
  limits: StreamLimits = LIMITS,
): MessageStream {
  const asked = new Set<string | number>();
  let turnBytes = 0;

  async function* messages(): AsyncGenerator<AnyMessage> {
    const count = (bytes: number): void => {
      turnBytes += bytes;
      if (turnBytes > limits.turnBytes)
        throw new ProtocolBreak(`sent more than ${limits.turnBytes / MIB} MiB in one turn`);
    };
    for await (const line of linesOf(stdout, count, limits.lineBytes)) {
      const text = line.toString("utf8").trim();
      if (text === "") continue;
      onLine();
      const message = read(text);
      if (!("method" in message) && !answers(message)) continue;
      yield message;
    }
  }
  const answers = (message: AnyMessage): boolean => {
    const id = "id" in message ? idSchema.safeParse(message.id).data : undefined;
    return id !== undefined && asked.delete(id);
  };

  return {
    stream: {
      readable: ReadableStream.from(messages()),
      writable: new WritableStream<AnyMessage>({
        async write(message) {
          if ("method" in message && "id" in message && message.id !== null) asked.add(message.id);
          await send(stdin, `${JSON.stringify(message)}\n`);
        },
      }),
    },
    beginTurn() {
      turnBytes = 0;
    },
  };
}

async function* linesOf(
  stdout: Readable,
  count: (bytes: number) => void,
  maxBytes: number,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of stdout) {
    const bytes = z.instanceof(Buffer).parse(chunk);
    count(bytes.length);
    let from = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, from)) {
      const tail = bytes.subarray(from, end);
      yield held.length === 0 ? tail : Buffer.concat([...held, tail]);
      held = [];
      heldBytes = 0;
      from = end + 1;
    }
    held.push(bytes.subarray(from));
    heldBytes += bytes.length - from;
    if (heldBytes > maxBytes)
      throw new ProtocolBreak(`sent a line of more than ${maxBytes / MIB} MiB`);
  }
  const rest = Buffer.concat(held).toString("utf8").trim();
  if (rest !== "") throw new ProtocolBreak(`ended in the middle of a line: ${shown(rest)}`);
}

function read(text: string): AnyMessage {
  const found = messageSchema.safeParse(parsed(text));
  if (!found.success) throw new ProtocolBreak(`said what is no message: ${shown(text)}`);
  // The library looks at every field of a message that it uses.
  return found.data as AnyMessage;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function send(stdin: Writable, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stdin.write(line, (error) => (error ? reject(error) : resolve()));
  });
}
