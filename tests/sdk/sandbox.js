// A sandbox store for the time of the tests, and the official SDK before it.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { gateway, MemoryStorageFactory } = createRequire(import.meta.url)("@moltin/sdk");

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a store with the demo in it. */
export async function open(...options) {
  const args = [
    "run",
    "--quiet",
    "--package",
    "moltin-sandbox",
    "--",
    "--listen",
    "127.0.0.1:0",
    "--rate-limit",
    "off",
    ...options,
  ];
  const child = spawn("cargo", args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const [, host] = await new Promise((found, failed) => {
    lines.once("line", (line) => found(line.match(/^sandbox store listening on http:\/\/(.+)$/)));
    child.once("exit", (code) => failed(new Error(`the sandbox store did not start: ${code}`)));
  });
  const base = { host, protocol: "http", fetchMaxAttempts: 1 };
  const client = (credentials) => gateway({ ...base, ...credentials, storage: new MemoryStorageFactory() });
  return {
    url: `http://${host}`,
    /** The merchant. */
    admin: () => client({ client_id: "sandbox", client_secret: "sandbox-secret" }),
    /** Somebody who has just walked in. */
    shopper: () => client({ client_id: "sandbox" }),
    /** Anybody with other credentials. */
    client,
    close: () =>
      new Promise((done) => {
        child.removeAllListeners("exit");
        child.once("exit", done);
        child.kill("SIGINT");
      }),
  };
}

/** What a call was refused with. */
export async function refusal(call) {
  try {
    await call;
  } catch (refused) {
    return typeof refused === "string" ? refused : refused.errors;
  }
  throw new Error("it was not refused");
}
