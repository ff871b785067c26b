import type { AgentObject, SettingObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../parts/button.tsx";
import { FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { agentLabel } from "./agent-label.ts";
import { limitOf, type Person, textOfValue } from "./setting-change.ts";

/** What a setting is said with: a list, yes or no, or a text that is kept by Enter or the button. */
export function SettingControl({
  setting: { id, person },
  agents,
  labelledBy,
  text,
  refused,
  onText,
  onSay,
}: {
  readonly setting: SettingObject;
  readonly agents: readonly AgentObject[];
  readonly labelledBy: string;
  readonly text: string;
  readonly refused: string | undefined;
  readonly onText: (text: string) => void;
  readonly onSay: (said: Person) => void;
}): ReactNode {
  if (id === "agent" || id === "auto_continue") {
    const options =
      id === "agent"
        ? agents.map((agent) => ({ value: agent.id, label: agentLabel(agent) }))
        : [
            { value: "true", label: "Yes" },
            { value: "false", label: "No" },
          ];
    return (
      <Select
        aria-labelledby={labelledBy}
        className="flex-1"
        disabled={refused !== undefined}
        title={refused}
        value={textOfValue(person)}
        onChange={({ target: { value } }) =>
          onSay(value === "" ? null : id === "agent" ? value : value === "true")
        }
      >
        <option value="">Not said</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    );
  }
  const said = id === "model" ? text.trim() : limitOf(id, text);
  const isKept = text === textOfValue(person);
  const why = said === undefined || said === "" ? "A number above zero is wanted." : undefined;
  return (
    <form
      className="flex min-w-0 flex-1 gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== undefined && said !== "" && refused === undefined && !isKept) onSay(said);
      }}
    >
      <input
        aria-labelledby={labelledBy}
        value={text}
        onChange={({ target }) => onText(target.value)}
        inputMode={id === "model" ? "text" : "decimal"}
        placeholder={
          id === "tokens" ? "such as 500000" : id === "cost_usd" ? "such as 2.50" : "Not said"
        }
        autoComplete="off"
        spellCheck={false}
        className={`${FIELD} h-8 coarse:h-11`}
      />
      {isKept ? null : (
        <Button
          type="submit"
          className="h-8"
          refused={refused ?? (id === "model" && said === "" ? "A name is wanted." : why)}
        >
          Keep
        </Button>
      )}
    </form>
  );
}
