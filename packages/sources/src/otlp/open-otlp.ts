import type { OtlpAnswer, OtlpBody, OtlpReceiver } from "../otlp.ts";
import { accepted, refused } from "./answer.ts";
import { decodeBody, type Encoding } from "./decode/decode-body.ts";
import type { Received } from "./decode/received.ts";
import { OtlpRefused } from "./decode/refused.ts";
import { RETENTION, type Retention } from "./spool/retain.ts";
import { Spool } from "./spool/spool.ts";

/** How OpenTelemetry is received. */
export interface OtlpOptions {
  /** Where it is kept: a directory of its own, made when it is missing. */
  readonly directory: string;
  /** The run of ours that a trace was given to; no trace is ours when absent. */
  readonly ownTrace?: ((trace: string) => string | undefined) | undefined;
  /** Whether prompts, answers and what tools were called with are kept; they are not when absent. */
  readonly content?: boolean | undefined;
  readonly retention?: Partial<Retention> | undefined;
  /** Wall clock in ms. */
  readonly now?: (() => number) | undefined;
}

/** A receiver that can be closed. */
export interface OpenOtlp extends OtlpReceiver {
  /** Resolves when everything that was taken is written. */
  close(): Promise<void>;
}

/** Opens the receiver of OpenTelemetry on a directory. Throws what the file system throws. */
export async function openOtlp(options: OtlpOptions): Promise<OpenOtlp> {
  const { directory, ownTrace = () => undefined, content = false, now = Date.now } = options;
  const retention = { ...RETENTION, ...options.retention };
  const spool = await Spool.open({ directory, retention, content, ownTrace, now });
  const received = { spans: 0, logs: 0, metrics: 0, refused: 0 };

  function refuse(status: 400 | 415 | 503, encoding: Encoding, message: string): OtlpAnswer {
    received.refused++;
    return refused(status, encoding, message);
  }

  async function receive({ signal, contentType, body }: OtlpBody): Promise<OtlpAnswer> {
    const encoding = encodingOf(contentType);
    if (encoding === undefined)
      return refuse(415, "json", "OTLP is application/json or application/x-protobuf.");
    try {
      const decoded = decodeBody(signal, encoding, body);
      const { full } = await spool.take(decoded.received, body.length);
      count(decoded.received, received);
      const problem = decoded.problem ?? "The run has sent more than is kept of one.";
      return accepted(signal, encoding, decoded.rejected + full, problem);
    } catch (error) {
      if (error instanceof OtlpRefused) return refuse(400, encoding, error.message);
      const reason = error instanceof Error ? error.message : String(error);
      return refuse(503, encoding, `It cannot be written now: ${reason}`);
    }
  }

  return { receive, received, close: () => spool.close() };
}

function encodingOf(contentType: string): Encoding | undefined {
  switch (contentType.split(";")[0]?.trim().toLowerCase()) {
    case "application/json":
      return "json";
    case "application/x-protobuf":
      return "protobuf";
    default:
      return undefined;
  }
}

function count(
  all: readonly Received[],
  received: { spans: number; logs: number; metrics: number },
): void {
  for (const { kind } of all)
    if (kind === "span") received.spans++;
    else if (kind === "log") received.logs++;
    else received.metrics++;
}
