import { useCallback, useEffect, useState } from "react";

/** So long a value has to rest before it is written, in milliseconds. Browsers refuse to be told a new address many times a second. */
const REST_MS = 180;

/**
 * A part of the address that changes faster than an address may: it is what it is at once, and written when it
 * rests. What another hand writes into the address holds.
 */
export function useAddressed<T>(
  inAddress: T,
  write: (value: T) => void,
  isSame: (a: T, b: T) => boolean = Object.is,
): readonly [T, (next: T) => void] {
  const [held, setHeld] = useState({ value: inAddress, seen: inAddress, written: inAddress });
  if (!isSame(held.seen, inAddress)) {
    const isOwn = isSame(held.written, inAddress);
    setHeld({ ...held, seen: inAddress, ...(!isOwn && { value: inAddress, written: inAddress }) });
  }
  const { value, written } = held;
  useEffect(() => {
    if (isSame(value, written)) return undefined;
    const timer = setTimeout(() => {
      setHeld((now) => ({ ...now, written: value }));
      write(value);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [value, written, write, isSame]);
  const set = useCallback((next: T) => setHeld((now) => ({ ...now, value: next })), []);
  return [value, set];
}
