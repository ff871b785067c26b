import type { SettingsObject, WorkId } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Button } from "../../../parts/button.tsx";
import { FIELD } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { CheckFields, CommandFields } from "./command-fields.tsx";
import { LimitFields } from "./limit-fields.tsx";
import { RoleFields } from "./role-fields.tsx";
import { SettingBlock } from "./setting-block.tsx";
import { useWorkForm } from "./use-work-form.ts";
import { WORK_WORDS } from "./work-words.ts";

const INPUT = `${FIELD} h-8 max-w-80 coarse:h-11`;

/** All settings of the work on issues; what is changed is kept together. */
export function WorkForm({ held }: { readonly held: SettingsObject }): ReactNode {
  const form = useWorkForm(held);
  const { draft, change, problems, refused, error, isChanged, isSending } = form;
  const block = (id: WorkId, children: ReactNode): ReactNode => (
    <SettingBlock
      id={id}
      {...WORK_WORDS[id]}
      problem={problems[id]}
      isSaid={held.work_said.includes(id)}
      refused={refused ?? (isSending ? "It is being kept." : undefined)}
      onTakeBack={form.takeBack}
    >
      {children}
    </SettingBlock>
  );
  const text = (id: "branch_prefix" | "base" | "max_runs", more: object = {}): ReactNode =>
    block(
      id,
      <input
        aria-label={WORK_WORDS[id].title}
        value={draft[id]}
        onChange={({ target }) => change({ [id]: target.value })}
        autoComplete="off"
        spellCheck={false}
        className={INPUT}
        {...more}
      />,
    );
  const box = (id: "network" | "fresh_checks", label: string): ReactNode => (
    <label className="flex min-h-6 items-center gap-2 coarse:min-h-11">
      <input
        type="checkbox"
        checked={draft[id]}
        onChange={({ target }) => change({ [id]: target.checked })}
        className="size-4 accent-accent"
      />
      {label}
    </label>
  );
  return (
    <form
      aria-label="Settings of work"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.keep();
      }}
    >
      <div className="rounded-card border border-line bg-surface">
        {block(
          "checks",
          <CheckFields checks={draft.checks} onChange={(checks) => change({ checks })} />,
        )}
        {block(
          "prepare",
          <CommandFields commands={draft.prepare} onChange={(prepare) => change({ prepare })} />,
        )}
        {block(
          "carry",
          <textarea
            aria-label={WORK_WORDS.carry.title}
            value={draft.carry}
            rows={2}
            spellCheck={false}
            placeholder=".env"
            onChange={({ target }) => change({ carry: target.value })}
            className={`${FIELD} field-sizing-content max-h-60 max-w-80 py-1 font-mono text-xs`}
          />,
        )}
        {block("network", box("network", "Commands may use the network"))}
        {block("fresh_checks", box("fresh_checks", "Check the work in a fresh checkout"))}
        {block(
          "approval",
          <Select
            aria-label={WORK_WORDS.approval.title}
            className="max-w-80"
            value={draft.approval}
            onChange={({ target: { value } }) =>
              change({ approval: value === "ask" || value === "auto" ? value : "first" })
            }
          >
            <option value="first">Until I have approved one in this project</option>
            <option value="ask">Always</option>
            <option value="auto">Never: plans are followed at once</option>
          </Select>,
        )}
        {block(
          "accept",
          <Select
            aria-label={WORK_WORDS.accept.title}
            className="max-w-80"
            value={draft.accept}
            onChange={({ target: { value } }) =>
              change({ accept: value === "auto" ? "auto" : "ask" })
            }
          >
            <option value="ask">Always</option>
            <option value="auto">Never: the branch is made at once</option>
          </Select>,
        )}
        {text("branch_prefix", { maxLength: 100 })}
        {text("base", { placeholder: "What is checked out", maxLength: 200 })}
        {text("max_runs", { inputMode: "numeric", maxLength: 2 })}
        {block(
          "limits",
          <LimitFields limits={draft.limits} onChange={(limits) => change({ limits })} />,
        )}
        {block("roles", <RoleFields roles={draft.roles} onChange={(roles) => change({ roles })} />)}
      </div>
      <div className="sticky bottom-0 mt-3 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-bg py-2.5">
        <p role="alert" className="min-w-0 flex-1 text-failed">
          {error ?? (Object.keys(problems).length > 0 ? "Something above is not right yet." : null)}
        </p>
        {isChanged ? <Button onClick={form.undo}>Undo</Button> : null}
        <Button type="submit" kind="primary" refused={refused} disabled={!isChanged || isSending}>
          {isSending ? "Keeping…" : "Keep"}
        </Button>
      </div>
      <p className="text-xs text-text-3">
        They are kept in <code className="font-mono">{held.files.person}</code>.
      </p>
    </form>
  );
}
