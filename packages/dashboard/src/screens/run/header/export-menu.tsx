import type { RunObject } from "@wheelhouse/core";
import { Menu } from "@base-ui/react/menu";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { ReportFileItems } from "../report/report-file-items.tsx";

/** A run's report as a file to take away. */
export function ExportMenu({ run }: { readonly run: RunObject }): ReactNode {
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button aria-label="Export" title="Export" />}>
        <Download className="size-3.5" aria-hidden="true" />
        <span className="max-md:hidden">Export</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-56 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
            <ReportFileItems run={run} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
