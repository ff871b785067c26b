/** What comes by OpenTelemetry's HTTP. */
export type OtlpSignal = "traces" | "logs" | "metrics";

/** A body that came. */
export interface OtlpBody {
  readonly signal: OtlpSignal;
  /** Such as `application/json` or `application/x-protobuf`, with whatever parameters. */
  readonly contentType: string;
  /** After the content encoding was undone, and within the server's limit. */
  readonly body: Uint8Array;
}

/** What is answered: OTLP's own answer, in the encoding of the question. */
export interface OtlpAnswer {
  readonly status: 200 | 400 | 415 | 503;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** Takes OpenTelemetry in. *Contract*: what was answered 200 is on the disk; a bad body costs nothing but itself. */
export interface OtlpReceiver {
  receive(body: OtlpBody): Promise<OtlpAnswer>;
  /** Counted since the start. */
  readonly received: {
    readonly spans: number;
    readonly logs: number;
    readonly metrics: number;
    readonly refused: number;
  };
}
