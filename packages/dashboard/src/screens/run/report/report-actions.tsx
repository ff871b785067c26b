import type { RunObject } from "@wheelhouse/core";
import { Menu } from "@base-ui/react/menu";
import { ChevronDown, Copy, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { useCopy } from "../../../parts/use-copy.ts";

const FILES = [
  { as: "md", label: "Markdown (.md)" },
  { as: "html", label: "One page to print or send (.html)" },
  { as: "json", label: "Everything, for programs (.json)" },
] as const;

/** What can be done with a report: copied, printed, taken away as a file. */
export function ReportActions({
  run: { id, report },
}: {
  readonly run: Pick<RunObject, "id" | "report">;
}): ReactNode {
  const copy = useCopy();
  const copyReport = (): void => copy(report ?? "", "The report");
  useCommands([
    {
      id: "report.copy",
      title: "Copy the report as Markdown",
      group: "Run",
      keys: "Shift+Y",
      run: copyReport,
    },
    { id: "report.print", title: "Print the report", group: "Run", run: () => print() },
  ]);
  return (
    <div className="flex items-center gap-1 print:hidden">
      <IconButton label="Copy as Markdown" keys="Shift+Y" onClick={copyReport}>
        <Copy className="size-4" aria-hidden="true" />
      </IconButton>
      <IconButton label="Print" onClick={() => print()}>
        <Printer className="size-4" aria-hidden="true" />
      </IconButton>
      <Menu.Root>
        <Menu.Trigger render={<Button />}>
          Export
          <ChevronDown className="size-3.5" aria-hidden="true" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={4} align="end" className="z-50">
            <Menu.Popup className="min-w-56 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
              {FILES.map(({ as, label }) => (
                <Menu.Item
                  key={as}
                  // An address of the server, not of the page: the browser saves what comes.
                  render={
                    <a href={`/api/runs/${encodeURIComponent(id)}/export?as=${as}`} download>
                      {label}
                    </a>
                  }
                  className="flex min-h-7 cursor-pointer items-center rounded-chip px-2 outline-none data-[highlighted]:bg-raised coarse:min-h-11"
                />
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
