import { API, type ProjectObject } from "@wheelhouse/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../../parts/button.tsx";
import { Field, FIELD } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { client } from "../../queries/client.ts";
import { projectsQuery } from "../../queries/place.ts";
import { useSend } from "../../queries/use-send.ts";

const ANOTHER = "+";

/** The directory that a run looks at: one that is known, or another by its path. */
export function ProjectChoice({
  projects,
  chosen,
  onChoose,
}: {
  readonly projects: readonly ProjectObject[];
  readonly chosen: ProjectObject | undefined;
  readonly onChoose: (project: string) => void;
}): ReactNode {
  const [path, setPath] = useState<string>();
  const queries = useQueryClient();
  const add = useSend(
    async (wanted: string) => client.call(API.addProject, { body: { path: wanted } }),
    {
      async onDone({ id }) {
        await queries.invalidateQueries({ queryKey: projectsQuery.queryKey });
        setPath(undefined);
        onChoose(id);
      },
    },
  );
  if (path === undefined)
    return (
      <Field
        label="Project"
        note={chosen?.status === "missing" ? "It is not there any more." : chosen?.path}
      >
        {(names) => (
          <Select
            {...names}
            value={chosen?.id ?? ""}
            onChange={({ target }) =>
              target.value === ANOTHER ? setPath("") : onChoose(target.value)
            }
          >
            {projects.map(({ id, name, status }) => (
              <option key={id} value={id}>
                {status === "missing" ? `${name} · missing` : name}
              </option>
            ))}
            <option value={ANOTHER}>Another directory…</option>
          </Select>
        )}
      </Field>
    );
  return (
    <Field label="Path of the directory" note="From the root of this machine's file system.">
      {(names) => (
        <form
          className="flex gap-1.5"
          onSubmit={(event) => {
            event.preventDefault();
            if (path !== "") add.mutate(path);
          }}
        >
          <input
            {...names}
            // Whoever asked for another directory writes its path next.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            value={path}
            onChange={({ target }) => setPath(target.value)}
            placeholder="/home/me/project"
            autoComplete="off"
            spellCheck={false}
            className={`${FIELD} h-8 font-mono coarse:h-11`}
          />
          <Button type="submit" className="h-8" disabled={path === "" || add.isPending}>
            Add
          </Button>
          <Button kind="quiet" className="h-8" onClick={() => setPath(undefined)}>
            Back
          </Button>
        </form>
      )}
    </Field>
  );
}
