import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gitIn } from "./git-in.ts";

type Files = Readonly<Record<string, string>>;

const COMMITTED: Files = {
  "package.json": `{ "name": "shop", "version": "1.0.0", "type": "module", "scripts": { "test": "node --test" } }\n`,
  "README.md": "# Shop\n\nTakes orders over HTTP, keeps them in a database and charges a card.\n",
  "docs/orders.md": `# Orders

An order must be charged before it is shipped.
A charge that fails shall be shown to the customer with the reason.
`,
  "src/server.js": `import { createServer } from "node:http";
import { placeOrder, orderOf } from "./orders.js";

export const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  if (request.method === "POST") {
    let body = "";
    for await (const part of request) body += part;
    const order = await placeOrder(JSON.parse(body));
    response.end(JSON.stringify(order));
    return;
  }
  const order = await orderOf(url.searchParams.get("id"));
  response.writeHead(order ? 200 : 404).end(JSON.stringify(order ?? null));
});
`,
  "src/orders.js": `import { query } from "./database.js";
import { charge } from "./payments.js";

export async function placeOrder(order) {
  const total = order.lines.reduce((sum, line) => sum + line.price * line.count, 0);
  await charge(order.card, total);
  await query("INSERT INTO orders (customer, total) VALUES ($1, $2)", [order.customer, total]);
  return { total };
}

export async function orderOf(id) {
  const [row] = await query("SELECT * FROM orders WHERE id = $1", [id]);
  return row;
}
`,
  "src/database.js": `import { connect } from "./driver.js";

const connection = connect(process.env.DATABASE_URL);

export async function query(text, values = []) {
  return connection.run(text, values);
}
`,
  "src/driver.js": `export function connect(url) {
  return { run: async (text, values) => ({ url, text, values, rows: [] }).rows };
}
`,
  "src/payments.js": `export async function charge(card, amount) {
  const answer = await fetch(process.env.PAYMENTS_URL, {
    method: "POST",
    body: JSON.stringify({ card, amount }),
  });
  if (!answer.ok) throw new Error(\`charging failed with \${answer.status}\`);
  return answer.json();
}
`,
  "src/cart.html": `<form action="/orders" method="post">
  <input name="count">
  <button>Buy</button>
</form>
`,
  "migrations/001-orders.sql": `CREATE TABLE orders (
  id SERIAL PRIMARY KEY,
  customer TEXT NOT NULL,
  total INTEGER NOT NULL
);
`,
  Dockerfile: `FROM node:24
COPY . /shop
CMD ["node", "src/server.js"]
`,
  "test/driver.test.js": `import assert from "node:assert";
import { test } from "node:test";
import { connect } from "../src/driver.js";

test("a query without rows gives none", async () => {
  assert.deepEqual(await connect("").run("SELECT 1", []), []);
});
`,
};

const CHANGED: Files = {
  "src/stock.js": `import { query } from "./database.js";

const reserved = new Map();

// TODO: how long is a reservation kept?
export async function reserve(article, count) {
  const [row] = await query(\`SELECT free FROM stock WHERE article = '\${article}'\`);
  const taken = reserved.get(article) ?? 0;
  if (row.free - taken < count) return false;
  reserved.set(article, taken + count);
  setTimeout(() => release(article, count), Number(process.env.KEEP_MS));
  return true;
}

export function release(article, count) {
  reserved.set(article, (reserved.get(article) ?? 0) - count);
}
`,
  "src/payments.js": `export async function charge(card, amount) {
  const answer = await fetch(process.env.PAYMENTS_URL, {
    method: "POST",
    body: JSON.stringify({ card, amount }),
  });
  if (!answer.ok) throw new Error(\`charging failed with \${answer.status}\`);
  return answer.json();
}

export async function refund(charged) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch(\`\${process.env.PAYMENTS_URL}/\${charged}\`, { method: "DELETE" });
    } catch {}
  }
}
`,
  "migrations/002-stock.sql": `CREATE TABLE stock (article TEXT PRIMARY KEY, free INTEGER);
ALTER TABLE orders ADD COLUMN refunded INTEGER NOT NULL;
`,
  Dockerfile: `FROM node:latest
COPY . /shop
CMD ["node", "src/server.js"]
`,
};

/** A repository of a small shop: one commit, and a change that is not committed, with something in it for every angle. */
export function shopRepository(): string {
  const path = join(mkdtempSync(join(tmpdir(), "wheelhouse-project-")), "shop");
  const write = (files: Files): void => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, file)), { recursive: true });
      writeFileSync(join(path, file), text);
    }
  };
  const git = gitIn(path);
  write(COMMITTED);
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "-m", "Take orders and charge them");
  write(CHANGED);
  return path;
}
