/** How every agent of solving hands in. */
export const ONE_OBJECT =
  "One JSON object: by the tool `submit` if you have it, else as one fenced `json` block at the end of your last message.";
