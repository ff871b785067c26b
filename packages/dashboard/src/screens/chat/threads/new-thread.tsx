import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Button } from "../../../parts/button.tsx";
import { FIELD } from "../../../parts/field.tsx";
import { threadName } from "./thread-words.ts";

/** Names a thread and goes there. It is opened by the first message. */
export function NewThread({
  project,
  taken,
  onClose,
}: {
  readonly project: string;
  readonly taken: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const [words, setWords] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const name = threadName(words);
  const note =
    words.trim() === ""
      ? "Letters and digits, such as release."
      : name === ""
        ? "It needs letters or digits."
        : taken.includes(name)
          ? `${name} is there already: it opens.`
          : `Its address has ${name}.`;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name === "") return;
        onClose();
        void navigate({
          to: "/chat/$thread",
          params: { thread: name },
          search: (now) => ({ ...now, project }),
        });
      }}
      className="flex flex-col gap-1.5"
    >
      <input
        ref={field}
        aria-label="Name of the thread"
        aria-describedby={id}
        value={words}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
        className={`${FIELD} h-8 coarse:h-11`}
      />
      <p id={id} className="text-xs text-text-3">
        {note}
      </p>
      <span className="flex gap-1.5">
        <Button type="submit" kind="primary" refused={name === "" ? "It needs a name." : undefined}>
          Open
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </span>
    </form>
  );
}
