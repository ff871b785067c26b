import type { RequestObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Kbd } from "../../parts/kbd.tsx";

/** So many options have a number key. */
export const NUMBERED = 9;

/** Classes of keys that are shown only where they do something. */
export const KEYS =
  "invisible group-focus-within/card:visible group-data-[keys]/card:visible coarse:hidden!";

/** The choices of a request: one of them, by arrow keys, by number or by hand. */
export function RequestOptions({
  request: { id, options },
  chosen,
  onChoose,
  isDisabled,
}: {
  readonly request: Pick<RequestObject, "id" | "options">;
  readonly chosen: string | undefined;
  readonly onChoose: (option: string) => void;
  readonly isDisabled: boolean;
}): ReactNode {
  return (
    <div role="radiogroup" aria-label="Answers" className="flex flex-col gap-1">
      {options.map(({ id: option, label }, index) => (
        <label
          key={option}
          className="flex min-h-7 items-start gap-2.5 rounded-card border border-transparent px-2 py-1 hover:bg-raised has-checked:border-accent has-checked:bg-raised coarse:min-h-11 coarse:py-2.5"
        >
          <input
            type="radio"
            name={`answer-${id}`}
            value={option}
            checked={option === chosen}
            disabled={isDisabled}
            onChange={() => onChoose(option)}
            aria-keyshortcuts={index < NUMBERED ? String(index + 1) : undefined}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span className="min-w-0 flex-1">{label}</span>
          {index < NUMBERED ? (
            <span className={KEYS}>
              <Kbd keys={String(index + 1)} />
            </span>
          ) : null}
        </label>
      ))}
    </div>
  );
}
