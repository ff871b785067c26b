/** Where commands stand in the list of shortcuts, in its order. */
export const GROUPS = ["Go to", "Run", "Step", "Request", "List", "Page"] as const;

/** Something that a person can do, by a key, the palette, or a button: one place says what it is and how it is called. */
export interface Command {
  /** Names it in the settings of keys, such as `go.runs`. */
  readonly id: string;
  /** What it does, as the palette shows it. */
  readonly title: string;
  /** Where it stands in the list of shortcuts. */
  readonly group: (typeof GROUPS)[number];
  /** Keys that do it, in the form of tinykeys: `g r`, `$mod+k`, `?`. Absent: only the palette has it. */
  readonly keys?: string | undefined;
  /** Also while a person types somewhere. For keys with a modifier, and Escape. */
  readonly inFields?: boolean | undefined;
  /** Not in the palette: it is about what is under the cursor of a list. */
  readonly isHidden?: boolean | undefined;
  readonly run: () => void;
}
