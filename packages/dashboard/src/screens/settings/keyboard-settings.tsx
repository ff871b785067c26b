import { type ReactNode, useState } from "react";
import { type Command, GROUPS } from "../../commands/command.ts";
import { keyChoices, keysOf } from "../../commands/key-choices.ts";
import { keyConflicts } from "../../commands/key-conflicts.ts";
import { knownCommands } from "../../commands/known-commands.ts";
import { Button } from "../../parts/button.tsx";
import { CheckChoice } from "./check-choice.tsx";
import { KeyRow } from "./key-row.tsx";

/** Every command that has keys, and which they are. */
export function KeyboardSettings(): ReactNode {
  const choices = keyChoices.use();
  const known = knownCommands.use();
  const [recording, setRecording] = useState<string>();
  const all = Object.entries(known).map(([id, rest]): KnownCommand => ({ id, ...rest }));
  const conflicts = keyConflicts(
    all.map((command) => ({
      command,
      keys: keysOf(command, { ...choices, letters: true }),
      places: command.places,
    })),
  );
  const choose = (id: string, keys: string | undefined): void => {
    const { [id]: _, ...others } = choices.chosen;
    keyChoices.set({ ...choices, chosen: keys === undefined ? others : { ...others, [id]: keys } });
    setRecording(undefined);
  };
  return (
    <>
      <CheckChoice
        label="Letters do things"
        note="Keys without Ctrl, ⌘ or Alt. Never while you type."
        isChosen={choices.letters}
        onChange={(letters) => keyChoices.set({ ...choices, letters })}
      />
      {GROUPS.map((group) => {
        const inGroup = all.filter((command) => command.group === group);
        return inGroup.length === 0 ? null : (
          <section key={group} aria-label={group}>
            <h3 className="mb-1 text-xs font-medium text-text-3">{group}</h3>
            <ul className="rounded-card border border-line bg-surface">
              {inGroup.map((command) => (
                <KeyRow
                  key={command.id}
                  title={command.title}
                  keys={keysOf(command, { ...choices, letters: true })}
                  isChosen={choices.chosen[command.id] !== undefined}
                  conflicts={conflicts.get(command.id) ?? []}
                  isRecording={recording === command.id}
                  onRecord={(isOn) => setRecording(isOn ? command.id : undefined)}
                  onChoose={(keys) => choose(command.id, keys)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          refused={Object.keys(choices.chosen).length === 0 ? "Nothing was changed." : undefined}
          onClick={() => keyChoices.set({ ...choices, chosen: {} })}
        >
          All as they came
        </Button>
        <p className="text-text-2">Keys of a page stand here once you have opened it.</p>
      </div>
    </>
  );
}

interface KnownCommand extends Pick<Command, "id" | "title" | "group" | "keys"> {
  readonly places: readonly string[];
}
