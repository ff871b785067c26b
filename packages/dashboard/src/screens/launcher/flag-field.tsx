import { type ReactNode, useId } from "react";

/** A switch with what it does beside it. */
export function FlagField({
  title,
  help,
  isOn,
  onChange,
}: {
  readonly title: string;
  readonly help: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="flex items-start gap-2 coarse:min-h-11">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-help`}
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span className="min-w-0">
        <label htmlFor={id} className="cursor-pointer font-medium">
          {title}
        </label>{" "}
        <span id={`${id}-help`} className="text-text-2">
          {help}
        </span>
      </span>
    </div>
  );
}
