import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Search } from "lucide-react";
import { type ReactNode, type RefObject, useCallback, useRef } from "react";
import { useCommands } from "../../commands/command-list.ts";
import { useRowKeys } from "../../commands/use-row-keys.ts";
import { FIELD } from "../../parts/field.tsx";
import { MOST_WORDS, useAskedWords } from "../../parts/use-asked-words.ts";
import { MOST_HITS, searchQuery } from "../../queries/search.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { HitRow } from "./hit-row.tsx";
import { sinceWords } from "./since-words.ts";

const route = getRouteApi("/search");

/** What was said in sessions of agents, found by words. */
export function SearchPage(): ReactNode {
  const { q = "" } = route.useSearch();
  const words = q.trim().slice(0, MOST_WORDS);
  const { data, error, isFetching, isPlaceholderData } = useQuery(searchQuery(words));
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  useRowKeys("search", list);
  useCommands([
    {
      id: "search.find",
      title: "Search in sessions",
      group: "List",
      keys: "/",
      isHidden: true,
      run: () => field.current?.select(),
    },
  ]);
  const hits = words === "" ? undefined : data?.hits;
  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4 p-4 md:p-6">
      <h1 className="text-lg font-semibold">Search in sessions</h1>
      <WordsField field={field} />
      <output className="-mt-2 text-xs text-text-3">
        {words === "" || hits === undefined ? null : countWords(hits.length)}
        {data === undefined ? null : ` ${sinceWords(data.since)}`}
      </output>
      {words === "" ? (
        <p className="max-w-prose text-text-2">
          Finds what agents were asked, what they said, and what their tools were called with, in
          sessions of every source. All words must be in one turn.
        </p>
      ) : error !== null ? (
        <Refused error={error} />
      ) : hits === undefined ? null : hits.length === 0 ? (
        <p className="rounded-card border border-dashed border-control/60 p-6 text-text-2">
          No turn of a session has these words.
        </p>
      ) : (
        <ol
          ref={list}
          aria-label="Found in sessions"
          aria-busy={isFetching}
          className={`rounded-card border border-line bg-surface ${isPlaceholderData ? "opacity-60" : ""}`}
        >
          {hits.map((hit) => (
            <HitRow key={`${hit.run}/${hit.seq}`} hit={hit} />
          ))}
        </ol>
      )}
    </div>
  );
}

function countWords(found: number): string {
  if (found === MOST_HITS) return `The best ${MOST_HITS} turns.`;
  return found === 1 ? "1 turn." : `${found} turns.`;
}

function Refused({ error }: { readonly error: unknown }): ReactNode {
  const { title, text } = wordsOf(error);
  return (
    <p role="alert" className="text-text-2">
      <span className="text-text">{title}</span> {text}
    </p>
  );
}

/** What is looked for: written at once, asked a moment after the last letter. */
function WordsField({ field }: { readonly field: RefObject<HTMLInputElement | null> }): ReactNode {
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const ask = useCallback(
    (words: string | undefined) =>
      void navigate({ search: (now) => ({ ...now, q: words }), replace: true }),
    [navigate],
  );
  const { text, write } = useAskedWords(q, ask);
  return (
    <div className="relative">
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-text-3"
        aria-hidden="true"
      />
      <input
        ref={field}
        type="search"
        aria-label="Words"
        aria-keyshortcuts="/"
        // Whoever comes here came to write.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={q === ""}
        placeholder="Words that were said"
        value={text}
        maxLength={MOST_WORDS}
        onChange={({ target }) => write(target.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key === "Escape" && text === "") currentTarget.blur();
        }}
        autoComplete="off"
        className={`${FIELD} h-9 pl-9 coarse:h-11`}
      />
    </div>
  );
}
