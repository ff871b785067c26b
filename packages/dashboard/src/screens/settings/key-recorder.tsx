import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { chordOf, isOfTheBrowser } from "../../commands/chord-of.ts";
import { Kbd } from "../../parts/kbd.tsx";

/** So long a second key may follow the first, in milliseconds. */
const WAIT_MS = 900;
/** A sequence has no more keys. */
const MOST = 2;

/** Hears which keys are pressed next: one, or two after each other. Escape leaves all as it was. */
export function KeyRecorder({
  title,
  onDone,
  onLeave,
}: {
  /** The command that they are for. */
  readonly title: string;
  readonly onDone: (keys: string) => void;
  readonly onLeave: () => void;
}): ReactNode {
  const [chords, setChords] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<string>();
  const keys = chords.join(" ");
  useEffect(() => {
    if (keys === "") return undefined;
    const timer = setTimeout(() => onDone(keys), WAIT_MS);
    return () => clearTimeout(timer);
  }, [keys, onDone]);
  const onKeyDown = (event: KeyboardEvent): void => {
    // Nothing that is pressed here does anything else.
    event.stopPropagation();
    if (event.key === "Tab") return;
    event.preventDefault();
    if (event.key === "Escape") {
      onLeave();
      return;
    }
    const chord = chordOf(event);
    if (chord === undefined) return;
    const isRefused = isOfTheBrowser(chord);
    setRefused(isRefused ? chord : undefined);
    if (!isRefused) setChords([...chords, chord].slice(0, MOST));
  };
  return (
    <button
      type="button"
      // It appears because somebody wants to press keys now.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-label={`Press the keys for: ${title}`}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
      className="flex h-7 min-w-40 items-center justify-center gap-2 rounded-card border border-accent bg-bg px-2 text-xs text-text-2"
    >
      {refused !== undefined ? (
        "That is the browser’s"
      ) : keys === "" ? (
        "Press keys…"
      ) : (
        <Kbd keys={keys} />
      )}
    </button>
  );
}
