import { type ReactNode, useId } from "react";
import { type ComposerPlace, type Mode, MODES, MODES_AT } from "./mode.ts";

/** What comes of words that name no flow: one of a few, all in sight. */
export function ModeChoice({
  place,
  mode,
  keys,
  onChoose,
}: {
  readonly place: ComposerPlace;
  readonly mode: Mode;
  /** The chord that chooses the next one, as it is printed. */
  readonly keys: string;
  readonly onChoose: (mode: Mode) => void;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 items-center gap-0.5 px-1.5 pt-1.5">
      <legend className="sr-only">What comes of it</legend>
      {MODES_AT[place].map((each) => (
        <label
          key={each}
          title={`${MODES[each].label} (${keys}: the next)`}
          className="relative flex h-7 min-w-0 cursor-pointer items-center rounded-chip px-2 text-xs whitespace-nowrap text-text-2 hover:text-text has-checked:bg-raised has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent max-sm:px-1.5 coarse:h-11 coarse:text-sm"
        >
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === mode}
            onChange={() => onChoose(each)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          <span className="truncate">{MODES[each].label}</span>
        </label>
      ))}
    </fieldset>
  );
}
