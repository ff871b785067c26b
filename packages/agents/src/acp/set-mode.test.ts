import { type AnyMessage, agent, client, methods } from "@agentclientprotocol/sdk";
import { describe, expect, test } from "vitest";
import { setMode } from "./set-mode.ts";

const OFFER = { modes: { currentModeId: "default", availableModes: [{ id: "plan" }] } };

/** Asks an agent for its mode `plan`, which takes it and says of its mode what it is told to. */
async function set(says: string | undefined, alone: boolean): Promise<void> {
  const there = new TransformStream<AnyMessage, AnyMessage>();
  const back = new TransformStream<AnyMessage, AnyMessage>();
  const peer = agent({ name: "mute" })
    .onRequest(methods.agent.session.setMode, () => ({}))
    .connect({ readable: there.readable, writable: back.writable });
  const ours = { readable: back.readable, writable: there.writable };
  const connection = client({ name: "test" }).connect(ours);
  try {
    await setMode(connection, "s", OFFER, "plan", () => says, alone);
  } finally {
    connection.close();
    peer.close();
  }
}

describe("the mode of an agent", () => {
  test("that says it is in another one refuses it", async () => {
    await expect(set("default", false)).rejects.toThrow('says that it is in "default"');
  });

  test("that says nothing is enough under a sandbox, and refuses it where nothing else holds it", async () => {
    await expect(set(undefined, false)).resolves.toBeUndefined();
    await expect(set(undefined, true)).rejects.toThrow("does not say that it is in it");
    await expect(set("plan", true)).resolves.toBeUndefined();
  });
});
