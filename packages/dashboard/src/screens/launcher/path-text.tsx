import { pathWordAt, withWord } from "@wheelhouse/core";
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { FIELD } from "../../parts/field.tsx";
import { Option, OptionList } from "../../parts/option-list.tsx";
import { usePaths } from "../../queries/use-paths.ts";

/** A longer text is no path, in characters. */
const LONGEST_PATH = 400;

/** What is written in, and what it is for. */
interface PathTextProps {
  readonly names: { readonly id: string; readonly "aria-describedby"?: string };
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Id of the project whose paths are offered; none are while it is unknown. */
  readonly project: string | undefined;
  /** Whether the whole text is one path, or words among which paths may be. */
  readonly of: "path" | "words";
  readonly placeholder: string;
  readonly rows?: number;
  readonly isWrong?: boolean;
  readonly boxRef?: RefObject<HTMLTextAreaElement | null>;
}

/** Text in which paths of the project are completed: arrows choose, Enter takes, and whatever else is typed is text. */
export function PathText(props: PathTextProps): ReactNode {
  const { names, value, onChange, project, of, placeholder, rows = 1, isWrong = false } = props;
  const own = useRef<HTMLTextAreaElement>(null);
  const box = props.boxRef ?? own;
  const [caret, setCaret] = useState(value.length);
  const [isListed, setListed] = useState(false);
  const [at, setAt] = useState(0);
  const listId = useId();
  const begun = isListed ? begunIn(value, caret, of) : undefined;
  const found = usePaths(project, begun).filter((path) => path !== begun);
  const chosen = found[Math.min(at, found.length - 1)];
  const optionId = (path: string): string => `${listId}-${path}`;

  const take = (path: string): void => {
    const isOpen = path.endsWith("/");
    const lead = of === "words" ? (pathWordAt(value, caret)?.lead ?? "") : "";
    const next =
      of === "path"
        ? { text: path, caret: path.length }
        : withWord(value, caret, { word: `${lead}${path}`, isOpen });
    onChange(next.text);
    setCaret(next.caret);
    setAt(0);
    setListed(isOpen);
    requestAnimationFrame(() => box.current?.setSelectionRange(next.caret, next.caret));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === 1 && !isListed && value === "" && of === "path") setListed(true);
    else if (chosen === undefined) return;
    else if (step !== undefined) setAt((at + step + found.length) % found.length);
    else if (event.key === "Enter") take(chosen);
    else if (event.key === "Escape") setListed(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative">
      <textarea
        {...names}
        ref={box}
        rows={rows}
        value={value}
        aria-autocomplete="list"
        aria-controls={found.length === 0 ? undefined : listId}
        aria-activedescendant={chosen && optionId(chosen)}
        aria-invalid={isWrong || undefined}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={of === "words"}
        dir="auto"
        onChange={({ target }) => {
          onChange(target.value);
          setCaret(target.selectionStart);
          setListed(true);
          setAt(0);
        }}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart)}
        onBlur={() => setListed(false)}
        onKeyDown={onKeyDown}
        className={`${FIELD} field-sizing-content max-h-40 resize-none py-1.5 coarse:min-h-11 aria-invalid:border-failed ${rows > 1 ? "min-h-14" : ""}`}
      />
      {found.length === 0 ? null : (
        <OptionList
          id={listId}
          label="Paths of the project"
          className="absolute inset-x-0 top-full z-20 mt-1 flex max-h-56 flex-col overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-lift"
        >
          {found.map((path, index) => (
            <Option
              key={path}
              id={optionId(path)}
              isChosen={path === chosen}
              onPick={() => take(path)}
              onPoint={() => setAt(index)}
              className="flex min-h-7 shrink-0 items-center font-mono text-xs coarse:min-h-11"
            >
              <span className="truncate">{path}</span>
            </Option>
          ))}
        </OptionList>
      )}
    </div>
  );
}

/** The beginning of a path that is being typed; undefined where none is. */
function begunIn(value: string, caret: number, of: PathTextProps["of"]): string | undefined {
  if (of === "words") return pathWordAt(value, caret)?.begun;
  const isPath = !value.includes("\n") && value.length <= LONGEST_PATH;
  return isPath && caret === value.length ? value : undefined;
}
