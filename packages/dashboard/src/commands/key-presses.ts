import { matchKeyBindingPress, parseKeybinding } from "tinykeys";

/** How long after one key the next of a sequence may be pressed, in milliseconds. */
const PATIENCE_MS = 1_000;
/** Nobody gives a command more keys than this. */
const MOST = 8;
const MODIFIERS: ReadonlySet<string> = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph"]);

/** The keys that were pressed one after the other. */
export interface KeyPresses {
  /** Notes a key. */
  readonly take: (press: KeyboardEvent) => void;
  /** Whether the last ones are these, in the form of tinykeys. */
  readonly endWith: (keys: string) => boolean;
  /** Whatever comes next begins anew. */
  readonly forget: () => void;
}

/**
 * Remembers keys for as long as a sequence of them may go on. *Contract*: it knows of no command, so that commands come
 * and go between two keys of a sequence and none is lost; and what counts is when a key was pressed, not when a busy page
 * came to hear of it.
 */
export function createKeyPresses(): KeyPresses {
  let presses: readonly KeyboardEvent[] = [];
  return {
    take(press) {
      if (MODIFIERS.has(press.key)) return;
      const last = presses.at(-1)?.timeStamp ?? press.timeStamp;
      const before = press.timeStamp - last > PATIENCE_MS ? [] : presses;
      presses = [...before, press].slice(-MOST);
    },
    endWith(keys) {
      const wanted = parseKeybinding(keys);
      const pressed = presses.slice(-wanted.length);
      return (
        pressed.length === wanted.length &&
        pressed.every((press, index) => {
          const want = wanted[index];
          return want !== undefined && matchKeyBindingPress(press, want);
        })
      );
    },
    forget() {
      presses = [];
    },
  };
}
