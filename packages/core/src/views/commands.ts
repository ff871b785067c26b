/** What a person can type about a run or a request. One place, so that what a hint names also parses. */
export const COMMANDS = {
  /** Takes the wheel of a run, and lifts a pause. */
  resume: (run: string): string => `wheelhouse resume ${run}`,
  report: (run: string): string => `wheelhouse report ${run}`,
  why: (run: string): string => `wheelhouse why ${run}`,
  /** Answers a request by its first option, or in words when it has none. */
  answer(request: { readonly id: string; readonly options: readonly { id: string }[] }): string {
    const [first] = request.options;
    return `wheelhouse answer ${request.id} ${first ? first.id : '--text "…"'}`;
  },
} as const;
