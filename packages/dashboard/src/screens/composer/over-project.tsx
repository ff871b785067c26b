import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Select } from "../../parts/select.tsx";
import { projectsQuery } from "../../queries/place.ts";

/** The project that a composer is about, where there are several to choose from. */
export function OverProject({
  project,
  onChoose,
}: {
  readonly project: string | undefined;
  readonly onChoose: (project: string) => void;
}): ReactNode {
  const { data = [] } = useQuery(projectsQuery);
  const here = data.filter(({ id, status }) => status === "here" || id === project);
  if (here.length < 2) return null;
  return (
    <Select
      aria-label="Project"
      value={project ?? ""}
      onChange={({ target }) => onChoose(target.value)}
      title="The project that this is about"
      className="max-w-40 shrink-0 max-sm:max-w-20"
    >
      {here.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
