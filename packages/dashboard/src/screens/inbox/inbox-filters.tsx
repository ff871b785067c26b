import { INBOX_PRIORITIES, SOURCE_TYPES } from "@wheelhouse/core";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Select } from "../../parts/select.tsx";
import { SOURCE_WORDS } from "./inbox-words.ts";

const route = getRouteApi("/inbox");

/** Chooses items by how much they matter and by who posts them. Both are in the address. */
export function InboxFilters(): ReactNode {
  const { priority, source } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="ml-auto flex min-w-0 gap-2 max-md:ml-0 max-md:w-full">
      <Select
        aria-label="Priority"
        className="max-md:flex-1"
        value={priority ?? ""}
        onChange={({ target }) =>
          void navigate({
            search: (now) => ({
              ...now,
              item: undefined,
              priority: INBOX_PRIORITIES.find((each) => each === target.value),
            }),
          })
        }
      >
        <option value="">All priorities</option>
        {INBOX_PRIORITIES.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </Select>
      <Select
        aria-label="Source"
        className="max-md:flex-1"
        value={source ?? ""}
        onChange={({ target }) =>
          void navigate({
            search: (now) => ({
              ...now,
              item: undefined,
              source: SOURCE_TYPES.find((each) => each === target.value),
            }),
          })
        }
      >
        <option value="">All sources</option>
        {SOURCE_TYPES.map((each) => (
          <option key={each} value={each}>
            {SOURCE_WORDS[each]}
          </option>
        ))}
      </Select>
    </div>
  );
}
