/** First bits of the fractions of the cube roots of the first 64 primes. */
const ROUNDS = fractions(64, Math.cbrt);
/** First bits of the fractions of the square roots of the first eight primes. */
const START = fractions(8, Math.sqrt);
const BLOCK = 64;

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. Slow beside a native one: it is for short ids. */
export function sha256(text: string): string {
  const bytes = padded(utf8(text));
  const state = [...START];
  const words = new Uint32Array(BLOCK);
  for (let start = 0; start < bytes.length; start += BLOCK) mix(state, words, bytes, start);
  return state.map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** One block. */
function mix(state: number[], words: Uint32Array, bytes: Uint8Array, start: number): void {
  const at = (index: number): number => words[index] ?? 0;
  for (let index = 0; index < 16; index++)
    for (let byte = 0; byte < 4; byte++)
      words[index] = (at(index) << 8) | (bytes[start + index * 4 + byte] ?? 0);
  for (let index = 16; index < BLOCK; index++) {
    const a = at(index - 15);
    const b = at(index - 2);
    const left = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const right = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    words[index] = at(index - 16) + left + at(index - 7) + right;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < BLOCK; index++) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + (ROUNDS[index] ?? 0) + at(index)) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
    state[index] = ((state[index] ?? 0) + word) >>> 0;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The bytes, a one, zeros, and how many bits there were. */
function padded(bytes: readonly number[]): Uint8Array {
  const blocks = Math.ceil((bytes.length + 9) / BLOCK);
  const all = new Uint8Array(blocks * BLOCK);
  all.set(bytes);
  all[bytes.length] = 0x80;
  let bits = bytes.length * 8;
  for (let index = all.length - 1; bits > 0; index--) {
    all[index] = bits % 256;
    bits = Math.floor(bits / 256);
  }
  return all;
}

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.toWellFormed());
  const bytes: number[] = [];
  for (let index = 0; index < escaped.length; index++) {
    const isEscape = escaped[index] === "%";
    bytes.push(
      isEscape
        ? Number.parseInt(escaped.slice(index + 1, index + 3), 16)
        : escaped.charCodeAt(index),
    );
    if (isEscape) index += 2;
  }
  return bytes;
}

function fractions(count: number, root: (of: number) => number): readonly number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number++)
    if (isPrime(number)) found.push(Math.floor((root(number) % 1) * 2 ** 32));
  return found;
}

function isPrime(number: number): boolean {
  for (let factor = 2; factor * factor <= number; factor++) if (number % factor === 0) return false;
  return true;
}
