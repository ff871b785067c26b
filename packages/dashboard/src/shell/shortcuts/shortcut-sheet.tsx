import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Command, GROUPS } from "../../commands/command.ts";
import { useCommandList } from "../../commands/command-list.ts";
import { keyChoices, keysOf } from "../../commands/key-choices.ts";
import { Button } from "../../parts/button.tsx";
import { Dialog } from "../../parts/dialog.tsx";
import { Kbd } from "../../parts/kbd.tsx";
import { closeLayer } from "../layer-state.ts";

/** All keys that do something where the page is now, by what they are about. */
export function ShortcutSheet(): ReactNode {
  const navigate = useNavigate();
  const choices = keyChoices.use();
  const commands = useCommandList();
  const known = new Set<string>();
  const withKeys = commands.flatMap((command) => {
    const keys = keysOf(command, choices);
    if (keys === undefined || known.has(command.id)) return [];
    known.add(command.id);
    return [{ command, keys }];
  });
  const groups = GROUPS.map((group) => ({
    group,
    lines: withKeys.filter(({ command }) => command.group === group),
  })).filter(({ lines }) => lines.length > 0);
  return (
    <Dialog isOpen onClose={closeLayer} title="Keys of this page">
      <div className="min-h-0 columns-1 gap-8 overflow-y-auto p-4 sm:columns-2">
        {groups.map(({ group, lines }) => (
          <Group key={group} group={group} lines={lines} />
        ))}
      </div>
      <div className="flex shrink-0 items-center gap-3 border-t border-line px-4 py-2.5">
        <p className="flex-1 text-text-2">
          {choices.letters
            ? "Letters do nothing while you type."
            : "Letters are off: only keys with a modifier do something."}
        </p>
        <Button
          onClick={() => {
            closeLayer();
            void navigate({ to: "/settings", search: { tab: "keyboard" } });
          }}
        >
          Change keys
        </Button>
      </div>
    </Dialog>
  );
}

function Group({
  group,
  lines,
}: {
  readonly group: string;
  readonly lines: readonly { readonly command: Command; readonly keys: string }[];
}): ReactNode {
  return (
    <section className="mb-4 break-inside-avoid">
      <h3 className="mb-1 text-xs font-medium text-text-3">{group}</h3>
      <dl>
        {lines.map(({ command, keys }) => (
          <div key={command.id} className="flex min-h-7 items-center gap-3">
            <dt className="min-w-0 flex-1">{command.title}</dt>
            <dd>
              <Kbd keys={keys} />
              <span className="sr-only">{keys}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
