/** Who does the agent steps when neither the person nor the project names somebody: it needs no key. */
export const DEFAULT_AGENT = "scout";
