import { Keyboard, RotateCcw, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "../../parts/icon-button.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { KeyRecorder } from "./key-recorder.tsx";

/** A command with its keys, and what can be done about them. */
export function KeyRow({
  title,
  keys,
  isChosen,
  conflicts,
  isRecording,
  onRecord,
  onChoose,
}: {
  readonly title: string;
  readonly keys: string | undefined;
  /** Whether a person chose them. */
  readonly isChosen: boolean;
  /** Titles of commands that get in its way. */
  readonly conflicts: readonly string[];
  readonly isRecording: boolean;
  readonly onRecord: (isOn: boolean) => void;
  /** Undefined is as it came; an empty text takes the keys away. */
  readonly onChoose: (keys: string | undefined) => void;
}): ReactNode {
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-line px-3 py-1 not-first:border-t">
      <span className="min-w-40 flex-1">
        {title}
        {conflicts.length === 0 ? null : (
          <span className="block text-xs text-waiting">Also: {conflicts.join(", ")}</span>
        )}
      </span>
      {isRecording ? (
        <KeyRecorder title={title} onDone={onChoose} onLeave={() => onRecord(false)} />
      ) : (
        <>
          <span className="text-xs text-text-3">
            {keys === undefined ? "none" : <Kbd keys={keys} />}
            <span className="sr-only">{keys}</span>
          </span>
          <IconButton label={`Change the keys of: ${title}`} onClick={() => onRecord(true)}>
            <Keyboard className="size-4" aria-hidden="true" />
          </IconButton>
          {keys === undefined ? null : (
            <IconButton label={`Take the keys away from: ${title}`} onClick={() => onChoose("")}>
              <X className="size-4" aria-hidden="true" />
            </IconButton>
          )}
          {isChosen ? (
            <IconButton label={`As it came: ${title}`} onClick={() => onChoose(undefined)}>
              <RotateCcw className="size-4" aria-hidden="true" />
            </IconButton>
          ) : null}
        </>
      )}
    </li>
  );
}
