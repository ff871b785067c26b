import { isWheelhouseError } from "@wheelhouse/core";
import { startModelServer } from "./start-model-server.ts";

const [script, port] = process.argv.slice(2);
if (script === undefined) {
  process.stderr.write(
    "usage: node main.ts SCRIPT.yaml [PORT] — a scripted model on 127.0.0.1; prints its address as a line of JSON\n",
  );
  process.exit(2);
}
try {
  const server = await startModelServer({ script, port: port === undefined ? 0 : Number(port) });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
} catch (error) {
  if (!isWheelhouseError(error)) throw error;
  process.stderr.write(`${error.message}\n${error.hint ?? ""}\n`);
  process.exit(2);
}
