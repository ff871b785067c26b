import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { CopyButton } from "../../parts/copy-button.tsx";
import { Select } from "../../parts/select.tsx";
import { otlpQuery } from "../../queries/sources.ts";
import { wordsOf } from "../../queries/words-of.ts";
import { problemWords } from "./problem-words.ts";
import { covered, exportLines, PLAIN, variablesOf } from "./otlp-words.ts";

/** How agents send OpenTelemetry here, what came, and what could not be taken. */
export function OtlpPanel(): ReactNode {
  const { data, error } = useQuery(otlpQuery);
  const [agent, setAgent] = useState("");
  // Covered until somebody wants to see it: a picture of the page is soon made.
  const [isShown, setShown] = useState(false);
  if (error !== null && data === undefined)
    return (
      <Frame>
        <p className="px-3 py-2.5 text-text-2">{wordsOf(error).title}</p>
      </Frame>
    );
  if (data === undefined) return null;
  const { endpoint, headers, agents, received, problems } = data;
  const names = Object.keys(agents);
  const chosen = names.find((each) => each === agent) ?? names[0] ?? PLAIN;
  const lines = exportLines(variablesOf(data, chosen));
  return (
    <Frame>
      <dl className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-3 py-2">
        <Fact name="Endpoint" value={endpoint} />
        <Fact
          name="Header"
          value={headers}
          shown={isShown ? headers : covered(headers, headers)}
          aside={
            <button
              type="button"
              aria-pressed={isShown}
              onClick={() => setShown(!isShown)}
              className="min-h-6 shrink-0 rounded-chip px-1 text-xs text-accent hover:underline coarse:min-h-11"
            >
              {isShown ? "cover" : "show"}
            </button>
          }
        />
        <dt className="self-start text-text-2">Received</dt>
        <dd className="flex flex-wrap gap-x-3 tabular-nums">
          <span>{received.spans.toLocaleString("en")} spans</span>
          <span>{received.logs.toLocaleString("en")} logs</span>
          <span>{received.metrics.toLocaleString("en")} metrics</span>
          <span className={received.refused === 0 ? "text-text-3" : "text-waiting"}>
            {received.refused.toLocaleString("en")} refused
          </span>
          <span className="text-text-3">since the server started</span>
        </dd>
      </dl>
      {problems.length === 0 ? null : (
        <ul aria-label="Problems" className="border-t border-line px-3 py-2 text-waiting">
          {problems.map((problem, index) => (
            // Problems have no names of their own.
            <li key={`${index}`}>{problemWords(problem)}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-col gap-2 border-t border-line px-3 py-2.5">
        <div className="flex items-center gap-2">
          <label htmlFor="otlp-agent" className="whitespace-nowrap text-text-2">
            Environment for
          </label>
          {names.length > 1 ? (
            <Select
              id="otlp-agent"
              className="w-40 max-sm:flex-1"
              value={chosen}
              onChange={({ target }) => setAgent(target.value)}
            >
              {names.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </Select>
          ) : (
            <span id="otlp-agent">{chosen}</span>
          )}
          <CopyButton
            text={lines}
            label={`Copy the environment for ${chosen}`}
            className="ml-auto"
          />
        </div>
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- so that it can be scrolled by keys
          tabIndex={0}
          aria-label={`Environment for ${chosen}`}
          className="m-0 overflow-x-auto rounded-card bg-raised/60 px-3 py-2 font-mono text-xs leading-[1.125rem]"
        >
          {isShown ? lines : covered(lines, headers)}
        </pre>
      </div>
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <section aria-labelledby="sources-otlp" className="flex flex-col gap-2">
      <h2 id="sources-otlp" className="font-semibold">
        OpenTelemetry
      </h2>
      <div className="rounded-card border border-line bg-surface">{children}</div>
    </section>
  );
}

function Fact({
  name,
  value,
  shown = value,
  aside,
}: {
  readonly name: string;
  readonly value: string;
  /** What of it is shown. */
  readonly shown?: string;
  readonly aside?: ReactNode;
}): ReactNode {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd className="flex min-w-0 items-center gap-1">
        <code className="truncate font-mono text-xs" title={shown}>
          {shown}
        </code>
        <CopyButton text={value} label={`Copy the ${name.toLowerCase()}`} />
        {aside}
      </dd>
    </>
  );
}
