/** A field of a protobuf message, as far as it can be told without a schema. */
export interface WireField {
  readonly id: number;
  readonly type: "varint" | "fixed64" | "fixed32" | "bytes";
  /** Of `bytes`: a message, a text, or bytes. */
  readonly bytes?: Uint8Array;
}

/** The fields of a message, up to where it is no longer one. *Contract*: never throws and never looks beyond its end. */
export function* fieldsOf(message: Uint8Array): Generator<WireField, void, void> {
  let at = 0;
  /** A number of at most 53 bits; undefined at the end or for a longer one. */
  const varint = (): number | undefined => {
    let value = 0;
    for (let shift = 1; shift <= 2 ** 49; shift *= 128) {
      const byte = message[at++];
      if (byte === undefined) return undefined;
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
    return undefined;
  };
  const skipVarint = (): void => {
    while ((message[at++] ?? 0) >= 128);
  };
  while (at < message.length) {
    const tag = varint();
    if (tag === undefined) return;
    const id = Math.floor(tag / 8);
    switch (tag % 8) {
      case 0:
        skipVarint();
        yield { id, type: "varint" };
        break;
      case 1:
        at += 8;
        yield { id, type: "fixed64" };
        break;
      case 5:
        at += 4;
        yield { id, type: "fixed32" };
        break;
      case 2: {
        const length = varint();
        if (length === undefined || at + length > message.length) return;
        const bytes = message.subarray(at, at + length);
        at += length;
        yield { id, type: "bytes", bytes };
        break;
      }
      default:
        return;
    }
  }
}
