import type { ReactNode } from "react";

/** Yes or no, with a line that says what it means. */
export function CheckChoice({
  label,
  note,
  isChosen,
  onChange,
}: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
}): ReactNode {
  return (
    <label className="flex cursor-pointer items-start gap-2.5 coarse:min-h-11">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={({ target }) => onChange(target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        <span className="font-medium">{label}</span>
        {note === undefined ? null : <span className="block text-text-2">{note}</span>}
      </span>
    </label>
  );
}
