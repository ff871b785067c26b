import { Document, isMap, isPair, isScalar, isSeq, Scalar, visit } from "yaml";

/** A flow file's head, in the words of the file. */
export type Head = Readonly<Record<string, unknown>>;

/** Writes a flow as YAML: a comment before each step, texts of several lines as they are. */
export function yamlText(
  head: Head,
  steps: readonly Readonly<Record<string, unknown>>[],
  comment: string,
): string {
  const document = new Document({ ...head, steps });
  document.commentBefore = comment
    .split("\n")
    .map((line) => ` ${line}`.trimEnd())
    .join("\n");
  visit(document, {
    Scalar(_, node) {
      if (typeof node.value === "string" && node.value.includes("\n"))
        node.type = Scalar.BLOCK_LITERAL;
    },
    Seq(_, node) {
      // Lists of words read best in one line.
      if (node.items.length > 0 && node.items.length < 6 && node.items.every(isScalar))
        node.flow = true;
    },
    Pair(_, pair) {
      const inline =
        isScalar(pair.key) && ["when", "test", "limits"].includes(String(pair.key.value));
      if (inline && isMap(pair.value)) pair.value.flow = true;
    },
  });
  const listed = document.get("steps");
  if (isSeq(listed))
    for (const [index, item] of listed.items.entries())
      if (isMap(item) && index > 0) item.spaceBefore = true;
  if (isMap(document.contents))
    for (const pair of document.contents.items)
      if (
        isPair(pair) &&
        isScalar(pair.key) &&
        ["steps", "inputs"].includes(String(pair.key.value))
      )
        pair.key.spaceBefore = true;
  return document.toString({ lineWidth: 110, blockQuote: "literal", flowCollectionPadding: false });
}
