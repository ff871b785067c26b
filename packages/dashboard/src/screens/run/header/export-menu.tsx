import { Menu } from "@base-ui/react/menu";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";

const FILES = [
  { as: "md", label: "Markdown (.md)" },
  { as: "html", label: "One page to print or send (.html)" },
  { as: "json", label: "Everything, for programs (.json)" },
] as const;

/** A run's report as a file to take away. */
export function ExportMenu({ run }: { readonly run: string }): ReactNode {
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button aria-label="Export" title="Export" />}>
        <Download className="size-3.5" aria-hidden="true" />
        <span className="max-md:hidden">Export</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50">
          <Menu.Popup className="min-w-56 rounded-card border border-line bg-surface p-1 shadow-lift outline-none">
            {FILES.map(({ as, label }) => (
              <Menu.Item
                key={as}
                // An address of the server, not of the page: the browser saves what comes.
                render={
                  <a href={`/api/runs/${encodeURIComponent(run)}/export?as=${as}`} download>
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
  );
}
