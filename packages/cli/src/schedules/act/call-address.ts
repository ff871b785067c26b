import { type FireEnd, messageOf, type ScheduleAct } from "@wheelhouse/core";
import type { Performing } from "@wheelhouse/desk";
import { createOutput } from "@wheelhouse/workspace";

const MOST_OUTPUT = 16_000;
/** So much of an answer is read, in bytes. */
const MOST_READ = 1_000_000;

type Call = Extract<ScheduleAct, { kind: "http" }>;

/** Calls the address of a schedule once. A redirect is not followed: it is told as a failure. Never rejects. */
export async function callAddress(
  { method, url, headers = {}, body }: Call,
  { timeoutMs, signal }: Pick<Performing, "timeoutMs" | "signal">,
): Promise<FireEnd> {
  const missing = Object.values(headers).flatMap((value) =>
    typeof value === "string" || process.env[value.env] !== undefined ? [] : [value.env],
  );
  if (missing.length > 0)
    return {
      result: "failed",
      class: "auth",
      why: `${missing.join(", ")} is not set where this was started`,
    };
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          typeof value === "string" ? value : (process.env[value.env] ?? ""),
        ]),
      ),
      ...(body !== undefined && method !== "GET" && method !== "HEAD" && { body }),
      signal: AbortSignal.any([signal, late]),
    });
    const { output, cut } = await read(response);
    const told = { code: response.status, output, ...(cut > 0 && { cut }) };
    if (response.ok) return { ...told, result: "ok" };
    const isAuth = response.status === 401 || response.status === 403;
    return {
      ...told,
      result: "failed",
      class: isAuth ? "auth" : "status",
      why: `${new URL(url).host} answered ${response.status} ${response.statusText}`.trim(),
    };
  } catch (error) {
    if (late.aborted)
      return { result: "failed", class: "timeout", why: `no answer within ${timeoutMs / 1000} s` };
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    const kind = signal.aborted ? "interrupted" : "unreachable";
    return {
      result: "failed",
      class: kind,
      why: `${new URL(url).host}: ${messageOf(cause)}`.slice(0, 2_000),
    };
  }
}

async function read(response: Response): Promise<{ output: string; cut: number }> {
  const output = createOutput(MOST_OUTPUT);
  const decoder = new TextDecoder();
  let bytes = 0;
  if (response.body)
    for await (const chunk of response.body) {
      bytes += chunk.length;
      output.push(decoder.decode(chunk, { stream: true }));
      if (bytes >= MOST_READ) break;
    }
  const { output: said, omitted } = output.finish();
  return { output: said, cut: omitted };
}
