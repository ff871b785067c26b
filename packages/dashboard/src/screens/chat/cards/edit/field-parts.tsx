import type { ReactNode } from "react";
import { Field, FIELD } from "../../../../parts/field.tsx";
import { Select } from "../../../../parts/select.tsx";

/** What is said below a field that is not right. */
export function errorNote(error: string | undefined): ReactNode {
  return error === undefined ? null : (
    <span role="alert" className="text-failed">
      {error}
    </span>
  );
}

/** A line of words. */
export function LineField({
  label,
  value,
  most,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <Field label={label} note={errorNote(error)}>
      {(names) => (
        <input
          {...names}
          value={value}
          maxLength={most}
          aria-invalid={error !== undefined}
          autoComplete="off"
          dir="auto"
          onChange={({ target }) => onChange(target.value)}
          className={`${FIELD} h-8 coarse:h-11`}
        />
      )}
    </Field>
  );
}

/** Several lines of words. */
export function WordsField({
  label,
  value,
  most,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}): ReactNode {
  return (
    <Field label={label} note={errorNote(error)}>
      {(names) => (
        <textarea
          {...names}
          value={value}
          maxLength={most}
          aria-invalid={error !== undefined}
          dir="auto"
          onChange={({ target }) => onChange(target.value)}
          className={`${FIELD} field-sizing-content max-h-[40dvh] min-h-20 resize-y py-1.5`}
        />
      )}
    </Field>
  );
}

/** One of some words, or none of them. */
export function OneOfField<T extends string>({
  label,
  value,
  all,
  none,
  error,
  onChange,
}: {
  readonly label: string;
  readonly value: T | undefined;
  readonly all: readonly T[];
  /** How it is called when none is chosen. */
  readonly none: string;
  readonly error: string | undefined;
  readonly onChange: (value: T | undefined) => void;
}): ReactNode {
  return (
    <Field label={label} note={errorNote(error)}>
      {(names) => (
        <Select
          {...names}
          value={value ?? ""}
          aria-invalid={error !== undefined}
          onChange={({ target }) => onChange(all.find((each) => each === target.value))}
        >
          <option value="">{none}</option>
          {value === undefined || all.includes(value) ? null : <option>{value}</option>}
          {all.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </Select>
      )}
    </Field>
  );
}
