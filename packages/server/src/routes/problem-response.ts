import { problemOf, WheelhouseError } from "@wheelhouse/core";
import { z } from "zod";

/** An error as RFC 9457 has it, from the one error table. */
export function problemResponse(error: unknown): Response {
  const problem = problemOf(error instanceof z.ZodError ? misread(error) : error);
  const { status } = problem;
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(status === 401 && { "www-authenticate": "Bearer" }),
      ...(status === 503 && { "retry-after": "5" }),
    },
  });
}

function misread(error: z.ZodError): WheelhouseError {
  return new WheelhouseError("usage", `The request is not right: ${z.prettifyError(error)}`, {
    hint: "What is right is in /api/openapi.json.",
  });
}
