import { type ErrorCode, ERRORS, problemSchema, WheelhouseError } from "@wheelhouse/core";

/** The error that an answer tells of; one without a problem document is `internal`, or `host.gone` when something between us and the server answered. */
export async function problemError(response: Response): Promise<WheelhouseError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemSchema.safeParse(body);
  if (!problem.success) {
    const code = response.status >= 500 ? "host.gone" : "internal";
    return new WheelhouseError(code, `The answer was ${response.status} without a reason.`);
  }
  const { code, detail, hint } = problem.data;
  return new WheelhouseError(isCode(code) ? code : "internal", detail, {
    hint: hint ?? undefined,
  });
}

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
