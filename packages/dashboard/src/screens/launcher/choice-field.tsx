import type { FlowInputObject } from "@wheelhouse/core";
import { type ReactNode, useId } from "react";

/** One of a few values side by side; the first place leaves it to the flow. */
export function ChoiceField({
  input,
  value,
  onChange,
}: {
  readonly input: FlowInputObject;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const group = useId();
  const usual = input.default === null ? "as it finds it" : `${input.default} (usual)`;
  const options = [
    ...(input.required ? [] : [["", usual] as const]),
    ...input.choices.map((choice) => [choice, choice] as const),
  ];
  return (
    <fieldset className="flex min-w-0 flex-col gap-1" aria-describedby={`${group}-help`}>
      <legend className="mb-1 text-xs font-medium text-text-2">{input.title}</legend>
      <div className="flex min-w-0 flex-wrap gap-1.5">
        {options.map(([each, words]) => (
          <label
            key={each}
            className="flex min-h-7 cursor-pointer items-center rounded-card border border-control/60 px-2.5 has-checked:border-accent has-checked:bg-raised has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent coarse:min-h-11"
          >
            <input
              type="radio"
              name={group}
              value={each}
              checked={value === each}
              onChange={() => onChange(each)}
              className="sr-only"
            />
            {words}
          </label>
        ))}
      </div>
      <p id={`${group}-help`} className="text-xs text-text-3">
        {input.help}
      </p>
    </fieldset>
  );
}
