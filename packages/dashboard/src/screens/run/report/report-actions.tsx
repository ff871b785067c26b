import type { RunObject } from "@wheelhouse/core";
import { Menu } from "@base-ui/react/menu";
import { ChevronDown, Copy, Printer } from "lucide-react";
import type { ReactNode } from "react";
import { useCommands } from "../../../commands/command-list.ts";
import { Button } from "../../../parts/button.tsx";
import { IconButton } from "../../../parts/icon-button.tsx";
import { nameOf } from "../../../shell/active-pill.tsx";
import { useCopy } from "../../../parts/use-copy.ts";
import { referenceToReport } from "../../chat/refs/reference-of.ts";
import { SendToChat } from "../../chat/refs/send-to-chat.tsx";
import { ReportFileItems } from "./report-file-items.tsx";

/** What can be done with a report: quoted in chat, copied, printed, taken away as a file. */
export function ReportActions({
  run,
}: {
  readonly run: Pick<
    RunObject,
    "id" | "flow" | "title" | "project" | "report" | "receipt" | "report_source"
  >;
}): ReactNode {
  const copy = useCopy();
  const copyReport = (): void => copy(run.report ?? "", "The report");
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
      {run.project === null ? null : (
        <SendToChat
          reference={referenceToReport(run, nameOf(run))}
          project={run.project.id}
          isCommand
        />
      )}
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
              <ReportFileItems run={run} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  );
}
