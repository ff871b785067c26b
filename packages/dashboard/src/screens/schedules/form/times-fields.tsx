import { isWheelhouseError } from "@wheelhouse/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { Button } from "../../../parts/button.tsx";
import { Field, FIELD } from "../../../parts/field.tsx";
import { cronQuery } from "../../../queries/schedules.ts";
import { wordsOf } from "../../../queries/words-of.ts";
import { useSettled } from "../../launcher/use-settled.ts";
import { clockText } from "../schedule-words.ts";
import type { ScheduleDraft } from "./schedule-draft.ts";

/** Times that are often wanted, to begin with. */
const OFTEN = [
  ["Every hour", "0 * * * *"],
  ["Every day at 02:00", "0 2 * * *"],
  ["Weekdays at 09:00", "0 9 * * 1-5"],
  ["Mondays at 09:00", "0 9 * * 1"],
  ["First of the month", "0 6 1 * *"],
] as const;
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** When it fires: the cron, what that means in words, and the next five times as they will come. */
export function TimesFields({
  draft,
  onChange,
}: {
  readonly draft: ScheduleDraft;
  readonly onChange: (part: Partial<ScheduleDraft>) => void;
}): ReactNode {
  const list = useId();
  const cron = useSettled(draft.cron.trim());
  const zone = useSettled(draft.zone.trim());
  const { data, error, isFetching } = useQuery(cronQuery(cron === "" ? undefined : cron, zone));
  const isOld = cron !== draft.cron.trim() || zone !== draft.zone.trim() || isFetching;
  const wrong = error === null ? undefined : refusal(error);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="sr-only">When</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="When, as cron" note="minute · hour · day · month · day of the week">
          {(names) => (
            <input
              {...names}
              value={draft.cron}
              maxLength={200}
              onChange={({ target }) => onChange({ cron: target.value })}
              aria-invalid={wrong !== undefined}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              className={`${FIELD} h-8 font-mono coarse:h-11`}
            />
          )}
        </Field>
        <Field label="Zone" note="whose clocks count">
          {(names) => (
            <>
              <input
                {...names}
                value={draft.zone}
                maxLength={100}
                list={list}
                onChange={({ target }) => onChange({ zone: target.value })}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                className={`${FIELD} h-8 coarse:h-11`}
              />
              <datalist id={list}>
                {ZONES.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
      <div className="-m-1 flex flex-wrap gap-1.5 p-1 max-sm:flex-nowrap max-sm:overflow-x-auto">
        {OFTEN.map(([words, text]) => (
          <Button
            key={text}
            kind="quiet"
            aria-pressed={draft.cron.trim() === text}
            className="border-line! aria-pressed:bg-raised"
            onClick={() => onChange({ cron: text })}
          >
            {words}
          </Button>
        ))}
      </div>
      <section
        aria-label="What the times mean"
        aria-busy={isOld}
        className={`flex min-h-36 flex-col gap-1.5 rounded-card bg-raised px-3 py-2 ${isOld ? "opacity-70" : ""}`}
      >
        {wrong !== undefined ? (
          <p role="alert" className="text-failed">
            {wrong}
          </p>
        ) : data === undefined ? null : (
          <>
            <output className="font-medium">{data.words}</output>
            <ol aria-label="Next times" className="tabular-nums text-text-2">
              {data.next.map((at) => (
                <li key={at}>{clockText(at, zone)}</li>
              ))}
            </ol>
            {data.notes.map((note) => (
              <p key={note} className="text-waiting">
                {note}
              </p>
            ))}
          </>
        )}
      </section>
    </fieldset>
  );
}

/** Why a cron is none, and how one is written. */
function refusal(error: unknown): string {
  const { title, text } = wordsOf(error);
  if (!isWheelhouseError(error)) return title;
  return [title, text].filter((part) => part !== undefined).join(" ");
}
