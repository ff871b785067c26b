import { X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { Field } from "../../../parts/field.tsx";
import { Option, OptionList } from "../../../parts/option-list.tsx";

/** Something that can be chosen. */
export interface Choice {
  readonly value: string;
  /** Said beside it. */
  readonly note?: string | undefined;
}

/** So many choices are offered at once. */
const OFFERED = 6;

/** Several words or numbers, each written or taken from what is known. */
export function TokensField({
  label,
  note,
  tokens,
  choices,
  takesNew = false,
  most,
  isInvalid = false,
  opensUp = false,
  onChange,
}: {
  readonly label: string;
  readonly note?: ReactNode;
  readonly tokens: readonly string[];
  readonly choices: readonly Choice[];
  /** Whether a word that nobody has used before may be written. */
  readonly takesNew?: boolean;
  readonly most: number;
  readonly isInvalid?: boolean;
  /** Where there is no room below it. */
  readonly opensUp?: boolean;
  readonly onChange: (tokens: readonly string[]) => void;
}): ReactNode {
  const [text, setText] = useState("");
  const [at, setAt] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const sought = text.trim().toLowerCase().replace(/^#/, "");
  const offered = choices
    .filter(({ value }) => !tokens.includes(value))
    .filter(({ value, note: words }) => `${value} ${words ?? ""}`.toLowerCase().includes(sought))
    .slice(0, OFFERED);
  const isShown = isOpen && offered.length > 0 && tokens.length < most;
  const take = (value: string): void => {
    const token = value.trim().slice(0, 50);
    if (token !== "" && !tokens.includes(token) && tokens.length < most)
      onChange([...tokens, token]);
    setText("");
    setAt(-1);
  };
  /** What is written, when it is whole: a number that is known, or a new word where it may be one. */
  const takeWritten = (): boolean => {
    const known = choices.find(({ value }) => value.toLowerCase() === sought);
    if (known !== undefined) take(known.value);
    else if (takesNew && sought !== "") take(text);
    else return sought === "";
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (key === "Backspace" && text === "") onChange(tokens.slice(0, -1));
    else if (key === "ArrowDown" || key === "ArrowUp") {
      setOpen(true);
      const next = at + (key === "ArrowDown" ? 1 : -1);
      setAt(Math.max(-1, Math.min(offered.length - 1, next)));
      event.preventDefault();
    } else if (key === "Escape" && isShown) {
      setOpen(false);
      event.preventDefault();
      event.stopPropagation();
    } else if (key === "Enter" || key === ",") {
      const chosen = isShown ? offered[at] : undefined;
      if (chosen !== undefined) take(chosen.value);
      else takeWritten();
      event.preventDefault();
    }
  };
  return (
    <Field label={label} note={note}>
      {(names) => (
        <div className="relative">
          <div className="flex min-h-8 flex-wrap items-center gap-1 rounded-card border border-control bg-bg px-1 py-0.5 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-accent coarse:min-h-11">
            {tokens.map((token) => (
              <span
                key={token}
                className="inline-flex max-w-full items-center gap-1 rounded-chip bg-raised pl-1.5 text-xs"
              >
                <bdi className="truncate">{token}</bdi>
                <button
                  type="button"
                  aria-label={`Take ${token} away`}
                  onClick={() => onChange(tokens.filter((each) => each !== token))}
                  className="flex size-6 items-center justify-center rounded-chip text-text-3 hover:text-text coarse:size-11"
                >
                  <X className="size-3" aria-hidden="true" />
                </button>
              </span>
            ))}
            <input
              {...names}
              role="combobox"
              aria-expanded={isShown}
              aria-controls={list}
              aria-autocomplete="list"
              aria-activedescendant={isShown && at >= 0 ? `${list}-${at}` : undefined}
              aria-invalid={isInvalid}
              autoComplete="off"
              spellCheck={false}
              value={text}
              maxLength={50}
              disabled={tokens.length >= most && most > 1}
              onChange={({ target }) => {
                setText(target.value);
                setAt(-1);
                setOpen(true);
              }}
              onFocus={() => setOpen(true)}
              onBlur={() => {
                setOpen(false);
                takeWritten();
              }}
              onKeyDown={onKeyDown}
              className="h-6 min-w-16 flex-1 bg-transparent px-1 text-sm outline-none coarse:h-9 coarse:text-lg"
            />
          </div>
          <OptionList
            id={list}
            label={label}
            className={
              isShown
                ? `absolute inset-x-0 z-20 ${opensUp ? "bottom-full mb-1" : "top-full mt-1"} flex max-h-60 flex-col overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-lift`
                : "hidden"
            }
          >
            {offered.map(({ value, note: words }, index) => (
              <Option
                key={value}
                id={`${list}-${index}`}
                isChosen={index === at}
                onPick={() => take(value)}
                onPoint={() => setAt(index)}
                className="flex min-h-7 items-center gap-2 py-0.5 coarse:min-h-11"
              >
                <bdi className="max-w-full shrink-0 truncate">{value}</bdi>
                <bdi className="min-w-0 truncate text-xs text-text-2">{words}</bdi>
              </Option>
            ))}
          </OptionList>
        </div>
      )}
    </Field>
  );
}
