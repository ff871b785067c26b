import { functionAround } from "../code/blocks.ts";
import {
  argumentText,
  holder,
  SCRIPT,
  type CodeRule,
  type Hit,
  type Site,
} from "../code/code-rule.ts";
import type { SourceFile } from "../tree/source-file.ts";

const noLimit = (site: Site, call: string, waits: string, fix: string): Hit => ({
  what: `${holder(site)} calls \`${call}\` without a time limit`,
  why: `When the other side takes the connection and does not answer, ${waits}, and the work that waits for it piles up.`,
  fix,
  severity: "medium",
  confidence: 0.7,
});

/** Whether a script runs in a server or a tool, where nobody reloads the page. */
function isServerSide(file: SourceFile): boolean {
  if (/\.(?:jsx|tsx|vue|svelte)$/.test(file.path)) return false;
  const { code, text } =
    file.lexed.code === "" ? { code: "", text: "" } : { code: file.lexed.code, text: file.text };
  if (/\b(?:window|document|localStorage|navigator)\./.test(code)) return false;
  return (
    /from\s+["'](?:node:|express|fastify|koa|hono|@nestjs)|require\(["'](?:node:|express|fastify|koa|fs|http|https|path|crypto|child_process)["']/.test(
      text.slice(0, 4000),
    ) || /\bprocess\.(?:env|argv|exit)\b|\bBuffer\.from\b/.test(code)
  );
}

/** Whether the name `fetch` is the platform's, not something that was handed in or wrapped. */
const isOwnFetch = (code: string): boolean =>
  /\bfunction\s+fetch\b|\b(?:const|let|var)\s+fetch\b|[{,(]\s*fetch\s*[,}:)=]/.test(code);

/** Calls to other machines that may wait for ever. */
export const TIMEOUT_RULES: readonly CodeRule[] = [
  {
    id: "no-timeout",
    topic: "resilience",
    languages: SCRIPT,
    pattern: /(?<![\w$.])(?:globalThis\.)?fetch\s*\(/g,
    check: (site) => {
      const { file, args } = site;
      const [, options] = args;
      if (args.length === 0 || /\bfunction\s*$|\basync\s*$/.test(before(site))) return undefined;
      if (options !== undefined) {
        const text = file.text.slice(options.start, options.end).trim();
        // Options made elsewhere may hold a signal.
        if (!text.startsWith("{") || /\bsignal\b|\.\.\./.test(text)) return undefined;
      }
      const first = args[0];
      if (
        first !== undefined &&
        /new\s+Request\b|^\s*(?:req|request)\s*$/.test(file.text.slice(first.start, first.end))
      )
        return undefined;
      if (!isServerSide(file) || isOwnFetch(file.lexed.code)) return undefined;
      const around = functionAround(file, site.line);
      // A race against a timer is a limit too.
      if (/Promise\.race|setTimeout/.test(file.lexed.code.slice(around.start, around.end)))
        return undefined;
      return noLimit(
        site,
        "fetch",
        "Node waits up to five minutes for the first byte and as long again between bytes",
        "Pass `signal: AbortSignal.timeout(…)`",
      );
    },
  },
  {
    id: "no-timeout",
    topic: "resilience",
    languages: SCRIPT,
    pattern: /(?<![\w$.])axios(?:\.(get|post|put|patch|delete|request|head))?\s*\(/g,
    check: (site) => {
      const { file } = site;
      if (/\btimeout\b|\bsignal\b|\.\.\./.test(argumentText(site))) return undefined;
      if (/axios\.defaults\.timeout|axios\s*=\s*axios\.create/.test(file.lexed.code))
        return undefined;
      const last = site.args.at(-1);
      const method = site.match[1];
      const optionsAt =
        method === undefined || method === "request"
          ? 0
          : method === "get" || method === "delete" || method === "head"
            ? 1
            : 2;
      // Options that are made elsewhere may hold the limit.
      if (
        last !== undefined &&
        site.args.length > optionsAt &&
        !file.text.slice(last.start, last.end).trim().startsWith("{")
      )
        return undefined;
      if (/\b(?:window|document|localStorage)\./.test(file.lexed.code)) return undefined;
      return noLimit(
        site,
        method === undefined ? "axios" : `axios.${method}`,
        "axios waits for ever",
        "Set `timeout` there, or once with `axios.create({ timeout: … })`",
      );
    },
  },
  {
    id: "no-timeout",
    topic: "resilience",
    languages: ["python"],
    pattern:
      /(?<![\w.])(requests\.(?:get|post|put|patch|delete|head|request)|(?:urllib\.request\.)?urlopen)\s*\(/g,
    check: (site) => {
      if (/\btimeout\b|\*\*/.test(argumentText(site)) || site.args.length === 0) return undefined;
      const call = site.match[1] ?? "requests";
      // Another thing of that name is a queue or a list.
      if (
        call.startsWith("requests") &&
        !/^\s*(?:import requests|from \S+ import .*\brequests)\b/m.test(site.file.lexed.code)
      )
        return undefined;
      if (call.endsWith("urlopen") && site.args.length > 2) return undefined;
      if (/setdefaulttimeout/.test(site.file.lexed.code)) return undefined;
      return noLimit(site, call, "it waits for ever", "Pass `timeout=(connect, read)` in seconds");
    },
  },
  {
    id: "no-timeout",
    topic: "resilience",
    languages: ["go"],
    pattern:
      /(?<![\w.])(http\.(?:Get|Post|PostForm|Head)|http\.DefaultClient\.(?:Get|Post|Do))\s*\(/g,
    check: (site) => {
      const around = functionAround(site.file, site.line);
      const code = site.file.lexed.code.slice(around.start, around.end);
      if (/WithContext\s*\(|http\.DefaultClient\.Timeout\s*=/.test(code)) return undefined;
      if (/http\.DefaultClient\s*=|http\.DefaultClient\.Timeout\s*=/.test(site.file.lexed.code))
        return undefined;
      return noLimit(
        site,
        site.match[1] ?? "http.Get",
        "Go's default client waits for ever",
        "Use a client of your own: `&http.Client{Timeout: 10 * time.Second}`",
      );
    },
  },
  {
    id: "no-timeout",
    topic: "resilience",
    languages: ["go"],
    pattern: /\bhttp\.Client\{\s*\}/g,
    check: (site) => {
      const { code } = site.file.lexed;
      if (/WithContext\s*\(|\.Timeout\s*=/.test(code)) return undefined;
      return noLimit(
        site,
        "http.Client{}",
        "a client without `Timeout` waits for ever",
        "Set `Timeout`, or make each request with a context that ends",
      );
    },
  },
  {
    id: "server-no-timeout",
    topic: "resilience",
    languages: ["go"],
    pattern: /(?<![\w.])http\.(ListenAndServe(?:TLS)?)\s*\(/g,
    check: (site) =>
      /localhost|127\.0\.0\.1|pprof/.test(argumentText(site))
        ? undefined
        : {
            what: `${holder(site)} serves with \`http.${site.match[1]}\`, which gives slow callers no time limit`,
            why: "A caller that sends its headers byte by byte holds a connection for ever; a few thousand of them use up the server.",
            fix: "Make an `http.Server` with `ReadHeaderTimeout` and `IdleTimeout`",
            severity: "medium",
            confidence: 0.7,
          },
  },
  {
    id: "no-timeout",
    topic: "resilience",
    languages: ["java", "kotlin"],
    pattern:
      /\((?:HttpURLConnection|HttpsURLConnection)\)\s*[\w.]+\.openConnection\s*\(|\bopenConnection\(\)\s+as\s+Https?URLConnection/g,
    check: (site) =>
      /setReadTimeout|setConnectTimeout|readTimeout\s*=|connectTimeout\s*=/.test(
        site.file.lexed.code,
      )
        ? undefined
        : noLimit(
            site,
            "HttpURLConnection",
            "it waits for ever",
            "Call `setConnectTimeout` and `setReadTimeout`",
          ),
  },
];

const before = (site: Site): string =>
  site.file.lexed.code.slice(Math.max(0, site.offset - 20), site.offset);
