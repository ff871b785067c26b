import type { RunObject } from "@wheelhouse/core";
import { Menu } from "@base-ui/react/menu";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { flowsQuery } from "../../../queries/place.ts";
import { reportFiles } from "./report-files.ts";

/** What an export menu has: the files of a run, each saved by the browser. */
export function ReportFileItems({
  run,
}: {
  readonly run: Pick<RunObject, "id" | "flow" | "receipt" | "report_source">;
}): ReactNode {
  const { data: flows = [] } = useQuery(flowsQuery);
  const tab = flows.find(({ id }) => id === run.flow)?.tab;
  return reportFiles(run, tab).map(({ label, href }) => (
    <Menu.Item
      key={href}
      render={
        <a href={href} download>
          {label}
        </a>
      }
      className="flex min-h-7 cursor-pointer items-center rounded-chip px-2 outline-none data-[highlighted]:bg-raised coarse:min-h-11"
    />
  ));
}
