import type { ProjectObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Field } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";

/** Whose settings are shown. */
export function ProjectSelect({
  projects,
  project,
  onChoose,
}: {
  readonly projects: readonly ProjectObject[];
  readonly project: ProjectObject | undefined;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  return (
    <Field label="Project" note={project?.path}>
      {(names) => (
        <Select
          {...names}
          value={project?.id ?? ""}
          onChange={({ target }) => onChoose(target.value)}
        >
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
