import { type ReactNode, useId, useState } from "react";
import { FIELD } from "../../../parts/field.tsx";
import { Markdown } from "../../../text/markdown.tsx";

/** Most characters of a text that a person writes here. */
const MOST = 200_000;

/** A text as Markdown: written, or looked at as it will be. */
export function DescriptionField({
  label,
  value,
  note,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly note?: ReactNode;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const [isPreview, setPreview] = useState(false);
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="flex-1 text-xs font-medium text-text-2">
          {label}
        </label>
        <button
          type="button"
          aria-pressed={isPreview}
          onClick={() => setPreview(!isPreview)}
          className="rounded-chip px-1.5 text-xs text-accent hover:bg-raised aria-pressed:bg-raised coarse:min-h-11"
        >
          {isPreview ? "Write" : "Preview"}
        </button>
      </div>
      {isPreview ? (
        <div className="min-h-56 rounded-card border border-line bg-bg px-3 py-2">
          {value.trim() === "" ? (
            <p className="text-text-3">Nothing is written.</p>
          ) : (
            <Markdown text={value} />
          )}
        </div>
      ) : (
        <textarea
          id={id}
          value={value}
          maxLength={MOST}
          onChange={({ target }) => onChange(target.value)}
          className={`${FIELD} field-sizing-content max-h-[50dvh] min-h-56 resize-y py-1.5`}
        />
      )}
      <p className="text-xs text-text-3">{note ?? "Markdown; pictures are shown as words."}</p>
    </div>
  );
}
