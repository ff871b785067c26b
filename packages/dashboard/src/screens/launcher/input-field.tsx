import type { FlowInputObject, NoticeObject } from "@wheelhouse/core";
import type { ReactNode } from "react";
import { Field } from "../../parts/field.tsx";
import { ChoiceField } from "./choice-field.tsx";
import { FlagField } from "./flag-field.tsx";
import { NoticesAt } from "./notices-at.tsx";
import { PathText } from "./path-text.tsx";

const PLACEHOLDERS = {
  path: "A path of the project",
  document: "A path of the project, or the text itself",
} as const;

/** One thing that a flow takes by name, with the control of its kind and what is wrong with it. */
export function InputField({
  input,
  value,
  onChange,
  project,
  notices,
}: {
  readonly input: FlowInputObject;
  /** Undefined while nobody has said anything. */
  readonly value: string | boolean | undefined;
  readonly onChange: (value: string | boolean) => void;
  readonly project: string | undefined;
  readonly notices: readonly NoticeObject[];
}): ReactNode {
  const { type, title, help, required } = input;
  if (type === "flag")
    return (
      <FlagField
        title={title}
        help={help}
        isOn={value === undefined ? input.default === true : value === true}
        onChange={onChange}
      />
    );
  const text = typeof value === "string" ? value : "";
  const told = <NoticesAt notices={notices} value={text} isQuiet={text === ""} onTake={onChange} />;
  if (type === "choice")
    return (
      <div className="flex min-w-0 flex-col gap-1">
        <ChoiceField input={input} value={text} onChange={onChange} />
        {told}
      </div>
    );
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Field label={labelOf(title, { required, from_focus: input.from_focus })} note={help}>
        {(names) => (
          <PathText
            names={names}
            value={text}
            onChange={onChange}
            project={project}
            of={type === "text" ? "words" : "path"}
            placeholder={placeholderOf(input)}
            isWrong={notices.length > 0 && text !== ""}
          />
        )}
      </Field>
      {told}
    </div>
  );
}

function labelOf(
  title: string,
  { required, from_focus: fromFocus }: Pick<FlowInputObject, "required" | "from_focus">,
): ReactNode {
  const said = fromFocus ? "or in the focus" : required ? "needed" : "may be left empty";
  return (
    <>
      {title} <span className="font-normal text-text-3">{said}</span>
    </>
  );
}

function placeholderOf(input: FlowInputObject): string {
  if (input.default !== null) return `${input.default}`;
  return input.type === "path" || input.type === "document" ? PLACEHOLDERS[input.type] : "";
}
