import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { WheelhouseError } from "@wheelhouse/core";
import type { Hono } from "hono";
import { wrongMethod } from "../security/guard-method.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};
/** Files with a hash in their name never change. */
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.(js|css|woff2|svg|png)$/;

/**
 * Serves the page: the files of its directory, by their exact names. No part of an address is ever made
 * into a path, only compared with names, so there is none to lead out. Every other address without a
 * file's ending is the page itself, which knows its own places. The page may be built anew meanwhile:
 * a name that is not there is looked for again.
 */
export function mountPages(app: Hono, directory: string): void {
  let names = filesIn(directory);
  const nameOf = (path: string): string | undefined => {
    const name = extname(path) === "" ? "index.html" : path.slice(1);
    if (!names.has(name)) names = filesIn(directory);
    return names.has(name) ? name : undefined;
  };
  app.get("*", (c) => {
    const { path } = c.req;
    if (path.startsWith("/api/") || path === "/api") throw unknown(path);
    const name = nameOf(path);
    const file = name === undefined ? undefined : bytesOf(join(directory, name));
    if (name === undefined || file === undefined) throw unknown(path);
    return new Response(file, {
      headers: {
        "content-type": TYPES[extname(name)] ?? "application/octet-stream",
        "cache-control": HASHED.test(name) ? "max-age=31536000, immutable" : "no-cache",
      },
    });
  });
  app.all("*", (c) => {
    const { method, path } = c.req;
    if (path.startsWith("/api/") || nameOf(path) === undefined) throw unknown(`${method} ${path}`);
    return wrongMethod(method, ["GET"]);
  });
}

/** Names of the plain files below a directory, with slashes; none while there is no such directory. Links are not followed. */
function filesIn(directory: string): ReadonlySet<string> {
  if (!existsSync(directory)) return new Set();
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
      .map((name) => name.split(sep).join("/")),
  );
}

/** The bytes of a file; undefined when it went away since it was listed. */
function bytesOf(path: string): Buffer<ArrayBuffer> | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function unknown(what: string): WheelhouseError {
  return new WheelhouseError("route.unknown", `There is nothing at ${what.slice(0, 200)}.`, {
    hint: "What there is: GET /api/openapi.json",
  });
}
