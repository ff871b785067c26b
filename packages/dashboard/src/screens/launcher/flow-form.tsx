import type { NoticeObject, PlanObject } from "@wheelhouse/core";
import type { ReactNode, RefObject } from "react";
import { Field } from "../../parts/field.tsx";
import { InputField } from "./input-field.tsx";
import { NoticesAt } from "./notices-at.tsx";
import { placeOf } from "./place-of-notice.ts";
import { PathText } from "./path-text.tsx";
import type { LaunchWish } from "./use-launch-wish.ts";

/** What a flow asks for: the focus first, then everything that it takes by name; switches come last. */
export function FlowForm({
  wish,
  plan,
  focusRef,
}: {
  readonly wish: LaunchWish;
  /** What the server says of the wish as it is; undefined while it is asked. */
  readonly plan: PlanObject | undefined;
  readonly focusRef: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const { flow, project, focus, given } = wish;
  const inputs = flow?.inputs ?? [];
  const question = inputs.find(({ name }) => name === "question");
  const named = inputs.filter(({ name }) => name !== "question" && name !== "fast");
  const at = (name: string): readonly NoticeObject[] => noticesAt(plan, name, wish);
  return (
    <>
      {question === undefined ? null : (
        <div className="flex min-w-0 flex-col gap-1">
          <Field label="Focus">
            {(names) => (
              <PathText
                names={names}
                value={focus}
                onChange={wish.setFocus}
                project={project?.id}
                of="words"
                placeholder="A question, a path, a worry; empty looks at everything"
                rows={2}
                boxRef={focusRef}
              />
            )}
          </Field>
          <NoticesAt
            notices={at("question")}
            value={focus}
            isQuiet={!plan?.problems.some((each) => placeOf(each, wish) === "question")}
            onTake={wish.setFocus}
          />
        </div>
      )}
      {named
        .toSorted((a, b) => Number(a.type === "flag") - Number(b.type === "flag"))
        .map((input) => (
          <InputField
            key={`${flow?.id} ${input.name}`}
            input={input}
            value={given[input.name]}
            onChange={(value) => wish.give(input.name, value)}
            project={project?.id}
            notices={at(input.name)}
          />
        ))}
    </>
  );
}

/** What a plan says of one input. */
function noticesAt(
  plan: PlanObject | undefined,
  name: string,
  wish: Pick<LaunchWish, "focus" | "given">,
): readonly NoticeObject[] {
  return [...(plan?.problems ?? []), ...(plan?.warnings ?? [])].filter(
    (notice) => placeOf(notice, wish) === name,
  );
}
