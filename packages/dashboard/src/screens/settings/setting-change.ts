import type { Json, SettingObject, SettingsChange } from "@wheelhouse/core";

/** What a person says of a setting; null takes it back. */
export type Person = string | number | boolean | null;

/** The change of one setting. Throws nothing: what a setting cannot be is taken back. */
export function changeOf(project: string, id: SettingObject["id"], said: Person): SettingsChange {
  const base = { project_id: project };
  switch (id) {
    case "agent":
    case "model":
      return { ...base, [id]: typeof said === "string" ? said : null };
    case "tokens":
    case "cost_usd":
      return { ...base, [id]: typeof said === "number" ? said : null };
    case "auto_continue":
      return { ...base, auto_continue: typeof said === "boolean" ? said : null };
  }
}

/** A value in words. */
export function wordsOfValue(value: Json): string {
  if (value === null) return "Not set";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return textOfValue(value);
}

/** A value as a control holds it; nothing is an empty text. */
export function textOfValue(value: Json): string {
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A number that was typed for a limit: whole tokens, or dollars; undefined when it is none. */
export function limitOf(id: "tokens" | "cost_usd", text: string): number | undefined {
  const number = Number(text.trim());
  if (text.trim() === "" || !Number.isFinite(number) || number <= 0) return undefined;
  return id === "tokens" && !Number.isInteger(number) ? undefined : number;
}
