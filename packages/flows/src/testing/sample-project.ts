import type { DiffOutput } from "../io/diff.ts";
import type { SnapshotOutput } from "../io/snapshot.ts";
import { scanTree } from "../scan/scan-tree.ts";
import type { ScanOutput } from "../io/scan.ts";

/** A small project as text, with something for every specialist to see. */
export const SAMPLE: Readonly<Record<string, string>> = {
  "README.md": "# Orders\n\nTakes orders and stores them.\n",
  "package.json": '{ "name": "orders" }\n',
  Dockerfile: "FROM node:24\nHEALTHCHECK NONE\n",
  "src/server.ts": [
    'import { createServer } from "node:http";',
    'import { save } from "./store.ts";',
    "export const server = createServer(async (request, response) => {",
    "  const order = JSON.parse(await body(request));",
    "  await Promise.all([save(order), notify(order)]);",
    '  if (request.headers.authorization !== "secret") throw new Error("no");',
    "  response.end();",
    "});",
    "",
  ].join("\n"),
  "src/store.ts": [
    'import { notify } from "./server.ts";',
    "export async function save(order: unknown) {",
    "  try {",
    '    await db.exec("INSERT INTO orders VALUES (?)", order);',
    "  } catch {}",
    "  return true;",
    "}",
    "",
  ].join("\n"),
  "src/notify.ts": [
    "export async function notify(order: unknown) {",
    '  await fetch("https://mail.example", { method: "POST", body: JSON.stringify(order) });',
    "}",
    "",
  ].join("\n"),
  "src/store.test.ts": 'test("saves", () => expect(save({})).resolves.toBe(true));\n',
};

/** Scans {@link SAMPLE}, or another tree, as the real scan would. */
export function scanSample(
  options: { of?: "change" | "focus"; focus?: string; changed?: readonly string[] } = {},
  tree: Readonly<Record<string, string>> = SAMPLE,
): Promise<ScanOutput> {
  return scanTree({
    files: Object.entries(tree).map(([path, text]) => ({ path, bytes: text.length })),
    read: (path) => tree[path],
    of: options.of ?? "focus",
    focus: options.focus ?? "",
    changed: options.changed ?? [],
  });
}

/** A snapshot output. */
export const SNAPSHOT: SnapshotOutput = {
  path: "/data/snapshots/1",
  commit: "0123456789abcdef0123456789abcdef01234567",
  hash: "sha256:feed",
  files: Object.keys(SAMPLE).length,
  omitted: [],
};

/** A branch that changes the store and adds the notifier. */
export const DIFF: DiffOutput = {
  mode: "A",
  why: "the branch has 2 commits of its own",
  against: "main",
  whole: false,
  files: [
    {
      path: "src/store.ts",
      status: "modified",
      added: 3,
      removed: 1,
      patch: "diff --git a/src/store.ts b/src/store.ts\n+  } catch {}\n",
    },
    { path: "src/notify.ts", status: "added", added: 3, removed: 0, patch: "+export\n" },
  ],
  changed: [
    { path: "src/store.ts", ranges: [[3, 6]] },
    { path: "src/notify.ts", ranges: [[1, 3]] },
  ],
  truncated: false,
  commits: ["Notify by mail", "Keep going when the store fails"],
};

/** What is under review when nothing has changed. */
export const WHOLE: DiffOutput = {
  mode: "C",
  why: "there is no change to review, so the whole tree is looked at",
  against: "nothing",
  whole: true,
  files: [],
  changed: [],
  truncated: false,
  commits: [],
};
