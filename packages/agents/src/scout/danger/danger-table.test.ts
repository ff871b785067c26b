import { describe, expect, test } from "vitest";
import { dangersIn } from "../analyses/danger.ts";
import { languageOf } from "../tree/language.ts";
import { SourceFile } from "../tree/source-file.ts";

function rulesIn(path: string, text: string): readonly string[] {
  const language = languageOf(path);
  if (language === undefined) throw new Error(`no language for ${path}`);
  return dangersIn(new SourceFile(path, language, text)).map((one) => one.rule);
}

const CP = `import { exec, execSync, spawn } from "node:child_process";\n`;

/** What must be found: path, text, rule. */
const BAD: readonly (readonly [path: string, text: string, rule: string])[] = [
  [
    "src/a.ts",
    `${CP}export function log(branch: string) {\n  return execSync(\`git log \${branch}\`);\n}\n`,
    "shell-command",
  ],
  [
    "src/a.ts",
    `${CP}export function log(dir: string) {\n  const line = "ls " + dir;\n  exec(line);\n}\n`,
    "shell-command",
  ],
  [
    "src/a.js",
    `const cp = require("child_process");\nfunction f(x) { cp.exec("tar xf " + x); }\n`,
    "shell-command",
  ],
  [
    "src/a.ts",
    `${CP}function f(x: string) { spawn(\`cat \${x}\`, { shell: true }); }\n`,
    "shell-command",
  ],
  ["a.py", `import os\ndef f(path):\n    os.system("rm -rf %s" % path)\n`, "shell-command"],
  [
    "a.py",
    `import subprocess\ndef f(path):\n    subprocess.run(f"ls {path}", shell=True)\n`,
    "shell-command",
  ],
  [
    "a.go",
    `package a\nfunc f(x string) { exec.Command("sh", "-c", "ls "+x).Run() }\n`,
    "shell-command",
  ],
  [
    "a.go",
    `package a\nfunc f(x string) { exec.Command("bash", "-c", fmt.Sprintf("ls %s", x)).Run() }\n`,
    "shell-command",
  ],
  [
    "src/a.rs",
    `fn f(x: &str) { Command::new("sh").arg("-c").arg(format!("ls {}", x)); }\n`,
    "shell-command",
  ],
  [
    "A.java",
    `class A { void f(String x) { Runtime.getRuntime().exec("ls " + x); } }\n`,
    "shell-command",
  ],
  ["a.rb", `def f(x)\n  system("ls #{x}")\nend\n`, "shell-command"],
  ["a.php", `<?php\nfunction f($x) { shell_exec("ls " . $x); }\n`, "shell-command"],
  ["a.php", `<?php\nfunction f($x) { exec("ls $x"); }\n`, "shell-command"],
  ["src/a.js", `function f(code) { return eval(code); }\n`, "eval"],
  ["src/a.js", `function f(body) { return new Function("x", "return " + body); }\n`, "eval"],
  ["a.py", `def f(text):\n    return eval(text)\n`, "eval"],
  ["a.rb", `def f(text)\n  eval(text)\nend\n`, "eval"],
  ["a.py", `import yaml\ndef f(s):\n    return yaml.load(s)\n`, "unsafe-yaml"],
  [
    "a.py",
    `import pickle\ndef f(sock):\n    data = sock.recv(1024)\n    return pickle.loads(data)\n`,
    "unsafe-unpickle",
  ],
  ["a.php", `<?php\n$x = unserialize($_COOKIE['state']);\n`, "unsafe-unserialize"],
  [
    "A.cs",
    `class A { object F(Stream s) { return new BinaryFormatter().Deserialize(s); } }\n`,
    "unsafe-binary-formatter",
  ],
  ["src/a.ts", `db.query("SELECT * FROM users WHERE name = '" + name + "'");\n`, "sql-text"],
  [
    "src/a.ts",
    `await db.execute(\`UPDATE users SET role = '\${role}' WHERE id = 1\`);\n`,
    "sql-text",
  ],
  [
    "a.py",
    `def f(cur, name):\n    cur.execute(f"SELECT id FROM users WHERE name = '{name}'")\n`,
    "sql-text",
  ],
  [
    "a.py",
    `def f(cur, name):\n    cur.execute("DELETE FROM users WHERE name = '%s'" % name)\n`,
    "sql-text",
  ],
  [
    "a.go",
    `package a\nfunc f(id string) { db.Query("SELECT a FROM t WHERE id = " + id) }\n`,
    "sql-text",
  ],
  [
    "A.java",
    `class A { void f(String n) { st.executeQuery("SELECT a FROM t WHERE n = '" + n + "'"); } }\n`,
    "sql-text",
  ],
  [
    "A.cs",
    `class A { void F(string n) { new SqlCommand($"SELECT a FROM t WHERE n = '{n}'"); } }\n`,
    "sql-text",
  ],
  [
    "a.php",
    `<?php\nfunction f($id) { mysqli_query($c, "SELECT a FROM t WHERE id = $id"); }\n`,
    "sql-text",
  ],
  [
    "a.rb",
    `def f(n)\n  User.find_by_sql("SELECT * FROM users WHERE n = '#{n}'")\nend\n`,
    "sql-text",
  ],
  ["src/a.ts", `https.request({ host, rejectUnauthorized: false });\n`, "tls-off"],
  ["src/a.ts", `process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";\n`, "tls-off"],
  ["a.py", `requests.get(url, verify=False)\n`, "tls-off"],
  ["a.go", `package a\nvar c = tls.Config{InsecureSkipVerify: true}\n`, "tls-off"],
  ["a.php", `<?php\ncurl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);\n`, "tls-off"],
  [
    "src/a.ts",
    `const h = createHash("md5").update(password).digest("hex");\n`,
    "weak-password-hash",
  ],
  ["a.php", `<?php\n$h = md5($password);\n`, "weak-password-hash"],
  ["src/a.ts", `const token = Math.random().toString(36).slice(2);\n`, "guessable-token"],
  ["src/a.ts", `fs.chmodSync(path, 0o777);\n`, "world-writable"],
  ["run.sh", `chmod -R 777 "$DIR"\n`, "world-writable"],
  [
    "src/a.ts",
    `function show(name) { el.innerHTML = "<b>" + name + "</b>"; }\n`,
    "markup-from-value",
  ],
  ["a.php", `<?php\necho "Hello " . $_GET['name'];\n`, "markup-from-value"],
  [
    "src/a.ts",
    `app.get("/", (req, res) => { res.sendFile(path.join(root, req.query.name)); });\n`,
    "path-from-request",
  ],
  ["src/a.ts", `app.get("/", (req, res) => { res.redirect(req.query.next); });\n`, "open-redirect"],
  ["a.c", `int main(void) { char b[9]; gets(b); }\n`, "unbounded-read"],
  ["a.c", `void f(void) { char b[9]; scanf("%s", b); }\n`, "unbounded-read"],
  ["a.c", `void f(char *buf) { printf(buf); }\n`, "format-from-value"],
  ["run.sh", `rm -rf "$TARGET"/*\n`, "shell-remove"],
  [
    ".github/workflows/ci.yml",
    "jobs:\n  a:\n    steps:\n      - run: |\n          echo ${{ github.event.issue.title }}\n",
    "workflow-injection",
  ],
  [
    "a.go",
    `package a\nfunc f(n string) { db.Query(fmt.Sprintf("SELECT a FROM t WHERE n = '%s'", n)) }\n`,
    "sql-text",
  ],
  [
    "a.py",
    `def f(cur, n):\n    cur.execute("SELECT a FROM t WHERE n = '{}'".format(n))\n`,
    "sql-text",
  ],
];

/** What must be left alone: path and text. */
const FINE: readonly (readonly [path: string, text: string])[] = [
  ["src/a.ts", `${CP}execSync("git status");\n`],
  ["src/a.ts", `${CP}const BIN = "git";\nexecSync(\`\${BIN} status\`);\n`],
  ["src/a.ts", `const m = /a(b)/.exec(text + other);\n`],
  ["src/a.ts", `${CP}const found = pattern.exec("x" + line);\n`],
  ["src/a.ts", `// eval(code)\nconst text = "eval(code)";\nconst pattern = /eval\\(code\\)/;\n`],
  ["src/a.ts", `model.eval(input);\nfunction evaluate(x) { return x; }\n`],
  ["src/a.js", `new Function("return this")();\n`],
  ["a.py", `import ast\nx = ast.literal_eval(text)\ny = model.eval()\n`],
  ["a.py", `import yaml\nx = yaml.load(s, Loader=yaml.SafeLoader)\ny = yaml.safe_load(s)\n`],
  ["a.py", `import os, shlex\ndef f(p):\n    os.system("ls " + shlex.quote(p))\n`],
  ["a.py", `import subprocess\ndef f(p):\n    subprocess.run(["ls", p])\n`],
  ["a.py", `def f(cur, name):\n    cur.execute("SELECT id FROM users WHERE name = %s", (name,))\n`],
  [
    "src/a.ts",
    `db.query("SELECT a FROM t WHERE id = ?", [id]);\nsql\`SELECT a FROM t WHERE id = \${id}\`;\n`,
  ],
  [
    "src/a.ts",
    `db.query(\`SELECT \${columns} FROM \${table} WHERE id IN (\${placeholders})\`, ids);\n`,
  ],
  ["src/a.ts", `log(\`Select an item from \${list} where you like = \${x}\`);\n`],
  ["src/a.ts", `const sum = createHash("md5").update(fileContent).digest("hex");\n`],
  ["src/a.ts", `const colour = Math.random();\nconst tokenCount = 3;\n`],
  ["src/a.ts", `el.innerHTML = "";\nel.innerHTML = \`<b>\${escapeHtml(name)}</b>\`;\n`],
  ["src/a.ts", `fs.chmodSync(path, 0o755);\n`],
  ["src/a.ts", `await Promise.all(items.map(async (item) => save(item)));\n`],
  [
    "src/a.ts",
    `try {\n  await db.insert(row);\n} catch {\n  // The row may be there already.\n}\n`,
  ],
  ["src/a.ts", `try { JSON.parse(text); } catch {}\n`],
  ["a.py", `async def f():\n    task = asyncio.create_task(work())\n    await task\n`],
  ["a.c", `int main(void) { char b[9]; scanf("%8s", b); printf("%s", b); fgets(b, 9, stdin); }\n`],
  ["run.sh", `set -u\nrm -rf "$TARGET"/*\n`],
  ["run.sh", `rm -rf "\${TARGET:?}"/*\nrm -rf "$tmp"\n`],
  ["a.go", `package a\nfunc f(x string) { exec.Command("git", "log", x).Run() }\n`],
  [
    ".github/workflows/ci.yml",
    'jobs:\n  a:\n    steps:\n      - env:\n          T: ${{ github.event.issue.title }}\n        run: echo "$T"\n',
  ],
  ["tests/a.test.ts", `eval(code);\n`],
  ["examples/a.ts", `eval(code);\n`],
  ["src/a.ts", `const to = req.query.to;\nif (to.startsWith(site)) res.redirect(to);\n`],
  ["src/a.ts", `res.redirect("/users/" + req.params.id);\n`],
  ["a.py", `def f(cur, n):\n    cur.execute("SELECT a FROM t WHERE id = %d" % n)\n`],
  ["a.sql", `SELECT 'eval(x)' FROM t;\n`],
];

describe("danger", () => {
  test.each(BAD)("%s: %s has %s", (path, text, rule) => {
    expect(rulesIn(path, text)).toContain(rule);
  });

  test.each(FINE)("%s: %s is left alone", (path, text) => {
    expect(rulesIn(path, text)).toEqual([]);
  });
});
