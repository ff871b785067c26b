import type { Heard } from "@wheelhouse/core";

/** One call of a tool, as it was told last. */
export interface HeardCall {
  readonly call: string;
  readonly title: string;
  readonly state: "begun" | "done" | "failed";
}

/** A piece of what was heard of a reply; neighbours of one kind are one piece. */
export type HeardPart =
  | { readonly kind: "text" | "thought"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "tools"; readonly calls: readonly HeardCall[] };

/**
 * What was heard of a reply with more of it. *Contract*: pieces that nothing was added to stay the same objects, so that
 * they are not drawn again.
 */
export function withHeard(
  parts: readonly HeardPart[],
  heard: readonly Heard[],
): readonly HeardPart[] {
  const all = [...parts];
  for (const each of heard) add(all, each);
  return all;
}

/** The words of a reply as far as they were heard. */
export function textOfParts(parts: readonly HeardPart[]): string {
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("");
}

function add(all: HeardPart[], heard: Heard): void {
  const last = all.at(-1);
  if (heard.kind === "tool") return addCall(all, heard);
  if (heard.kind === "note") {
    all.push(heard);
    return;
  }
  if (heard.text === "") return;
  if (last?.kind === heard.kind)
    all[all.length - 1] = { kind: heard.kind, text: last.text + heard.text };
  else all.push(heard);
}

/** A call that is known changes where it stands: what an agent says meanwhile comes after it. */
function addCall(all: HeardPart[], { call, title, state }: Extract<Heard, { kind: "tool" }>): void {
  const said: HeardCall = { call, title, state };
  const place = all.findLastIndex(
    (part) => part.kind === "tools" && part.calls.some((each) => each.call === call),
  );
  const group = all[place] ?? all.at(-1);
  if (group?.kind !== "tools") {
    all.push({ kind: "tools", calls: [said] });
    return;
  }
  const at = group.calls.findIndex((each) => each.call === call);
  const calls = at < 0 ? [...group.calls, said] : group.calls.with(at, said);
  all[place < 0 ? all.length - 1 : place] = { kind: "tools", calls };
}
