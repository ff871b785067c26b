import { type ReactNode, useId } from "react";

/** One of a few, all of them in sight. */
export function RadioChoice<T extends string>({
  legend,
  options,
  chosen,
  onChoose,
}: {
  readonly legend: string;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly note?: string;
  }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}): ReactNode {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium">{legend}</legend>
      <div className="grid gap-1.5 sm:grid-cols-3">
        {options.map(({ value, label, note }) => (
          <label
            key={value}
            className="flex min-h-11 cursor-pointer flex-col justify-center rounded-card border border-control/60 px-3 py-1.5 has-checked:border-accent has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              className="sr-only"
            />
            <span className="font-medium">{label}</span>
            {note === undefined ? null : <span className="text-xs text-text-3">{note}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
