/** What clients ask for beside the model's words: the list of models. Undefined for any other path. Pure. */
export function sideAnswer(path: string, models: readonly string[]): object | undefined {
  if (path === "/v1beta/models")
    return { models: models.map((name) => ({ name: `models/${name}`, displayName: name })) };
  if (path !== "/v1/models" && path !== "/models") return undefined;
  return {
    object: "list",
    // One list for clients of both forms.
    data: models.map((id) => ({
      id,
      object: "model",
      type: "model",
      display_name: id,
      created: 0,
    })),
    has_more: false,
  };
}
