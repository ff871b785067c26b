/** The first line of what the flow asks a person: which issue it is about. */
export const REQUEST_HEAD =
  "**#{{ input.issue.number }} {{ input.issue.title | strip_newlines }}**";
