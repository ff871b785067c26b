import { describe, expect, test } from "vitest";
import { toolchainsOf } from "./toolchains.ts";

const of = (path: string, there: readonly string[] = []) =>
  toolchainsOf({ path, home: "/home/ann" }, (each) =>
    [...path.split(":"), ...there].includes(each),
  );

describe("what a command sees of a person's home", () => {
  test("is nothing where its programs are the system's", () => {
    expect(of("/usr/local/bin:/usr/bin:/home/annette/bin")).toEqual({ readable: [], env: {} });
  });

  test("is the whole of a version manager, which is told where it is", () => {
    expect(of("/home/ann/.pyenv/shims:/home/ann/.nvm/versions/node/v24/bin:/bin")).toEqual({
      readable: ["/home/ann/.nvm", "/home/ann/.pyenv"],
      env: { PYENV_ROOT: "/home/ann/.pyenv" },
    });
  });

  test("is the directory alone where more lies beside it, such as credentials", () => {
    expect(of("/home/ann/.local/bin:/home/ann/.cargo/bin", ["/home/ann/.rustup"])).toEqual({
      readable: ["/home/ann/.rustup", "/home/ann/.local/bin", "/home/ann/.cargo/bin"],
      env: { RUSTUP_HOME: "/home/ann/.rustup" },
    });
  });

  test("is never all of it, however that is written", () => {
    const path = "/home/ann/:/home/ann/.:/home/ann/bin/..:bin:/home/ann/bin/";
    expect(toolchainsOf({ path, home: "/home/ann" }, () => true).readable).toEqual([
      "/home/ann/bin",
    ]);
  });

  test("is nothing of what is not there", () => {
    expect(toolchainsOf({ path: "/home/ann/gone", home: "/home/ann" }, () => false)).toEqual({
      readable: [],
      env: {},
    });
  });
});
