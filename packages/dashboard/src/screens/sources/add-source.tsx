import { API, type SourceKind } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useRef, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Field, FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { client } from "../../queries/client.ts";
import { repositoriesQuery } from "../../queries/signals.ts";
import { sourcesQuery } from "../../queries/sources.ts";
import { useSend } from "../../queries/use-send.ts";
import { useSettled } from "../launcher/use-settled.ts";
import { KIND_WORDS, PLACE_KINDS } from "./source-words.ts";
import { SourcePreview } from "./source-preview.tsx";

/** Adds a place to watch, and shows before what would be understood of it. */
export function AddSource({
  path: given,
  refused,
  onClose,
}: {
  /** What the path begins with. */
  readonly path: string;
  readonly refused: string | undefined;
  readonly onClose: () => void;
}): ReactNode {
  const [path, setPath] = useState(given);
  const [kind, setKind] = useState<SourceKind>();
  const [name, setName] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const wanted = path.trim();
  const settled = useSettled(wanted, 300);
  const add = useSend(
    async () =>
      client.call(API.addSource, {
        body: {
          path: wanted,
          ...(kind !== undefined && { kind }),
          ...(name.trim() !== "" && { name: name.trim() }),
        },
      }),
    {
      onDone() {
        onClose();
        void queries.invalidateQueries({ queryKey: sourcesQuery.queryKey });
        void queries.invalidateQueries({ queryKey: repositoriesQuery.queryKey });
      },
    },
  );
  const busy = add.isPending ? "It is being added." : undefined;
  const missing = wanted === "" ? "Write the path of a directory first." : undefined;
  return (
    <Dialog isOpen onClose={onClose} title="Add a source" width="wide" focusOn={box}>
      <form
        className="flex min-h-0 flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if ((refused ?? busy ?? missing) === undefined) add.mutate(undefined);
        }}
      >
        <div className="grid shrink-0 gap-3 p-4 sm:grid-cols-[minmax(0,1fr)_13rem_11rem]">
          <Field label="Directory">
            {(names) => (
              <input
                {...names}
                ref={box}
                value={path}
                onChange={({ target }) => setPath(target.value)}
                placeholder="/home/me/harness/state"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                className={`${FIELD} h-8 font-mono coarse:h-11`}
              />
            )}
          </Field>
          <Field label="What is in it">
            {(names) => (
              <Select
                {...names}
                value={kind ?? ""}
                onChange={({ target }) =>
                  setKind(PLACE_KINDS.find((each) => each === target.value))
                }
              >
                <option value="">Told by what is in it</option>
                {PLACE_KINDS.map((each) => (
                  <option key={each} value={each}>
                    {KIND_WORDS[each]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Name">
            {(names) => (
              <input
                {...names}
                value={name}
                maxLength={100}
                onChange={({ target }) => setName(target.value)}
                placeholder={wanted.split(/[\\/]/).findLast((part) => part !== "") ?? "optional"}
                autoComplete="off"
                className={`${FIELD} h-8 coarse:h-11`}
              />
            )}
          </Field>
        </div>
        <SourcePreview
          path={settled === "" ? undefined : settled}
          kind={kind}
          isOld={settled !== wanted}
        />
        <footer className="flex shrink-0 items-center justify-end gap-2 border-t border-line px-4 py-3">
          <p className="min-w-0 flex-1 text-xs text-text-2">
            It is only ever read, and watched as it grows.
          </p>
          <Button onClick={onClose}>Leave it</Button>
          <Button kind="primary" type="submit" refused={refused ?? busy ?? missing}>
            Watch it
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
