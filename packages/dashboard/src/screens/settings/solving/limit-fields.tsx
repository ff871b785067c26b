import type { ReactNode } from "react";
import { Field, FIELD } from "../../../parts/field.tsx";
import type { WorkDraft } from "./work-draft.ts";

const FIELDS = [
  { of: "run", figure: "tokens", label: "Tokens of a run" },
  { of: "run", figure: "cost_usd", label: "US dollars of a run" },
  { of: "issue", figure: "tokens", label: "Tokens of an issue" },
  { of: "issue", figure: "cost_usd", label: "US dollars of an issue" },
] as const;

/** The most that runs and issues may use. */
export function LimitFields({
  limits,
  onChange,
}: {
  readonly limits: WorkDraft["limits"];
  readonly onChange: (limits: WorkDraft["limits"]) => void;
}): ReactNode {
  return (
    <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
      {FIELDS.map(({ of, figure, label }) => (
        <Field key={label} label={label}>
          {(names) => (
            <input
              {...names}
              value={limits[of][figure]}
              inputMode="decimal"
              placeholder="No limit"
              autoComplete="off"
              onChange={({ target }) =>
                onChange({ ...limits, [of]: { ...limits[of], [figure]: target.value } })
              }
              className={`${FIELD} h-8 coarse:h-11`}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
