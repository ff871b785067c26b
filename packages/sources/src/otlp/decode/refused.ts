/** A body that is no OTLP, or more of it than anybody sends: it is answered 400 and nothing of it is kept. */
export class OtlpRefused extends Error {
  override readonly name = "OtlpRefused";
}
