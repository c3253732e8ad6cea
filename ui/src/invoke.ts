// The only module that calls the backend through Tauri. The commands are in `ipc.ts`, which is
// generated from the shell's commands, and the events in `events.ts`.

import { Channel, invoke } from "@tauri-apps/api/core";

import type { Problem } from "./bindings";
import { t } from "./lib/messages.svelte";

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;
}

/** The problem that was thrown. Anything else becomes an internal one. */
export function asProblem(thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  return {
    code: "internal",
    message: t("app-internal-problem"),
    advice: t("app-internal-problem-advice", { what: String(thrown) }),
    text: null,
    field: null,
    requestId: null,
  };
}

/** Runs a command. Rejects with a `Problem`. */
export async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asProblem(thrown);
  }
}

/** Carries the messages of a command while it runs. */
export function channel<T>(handler: (message: T) => void): Channel<T> {
  return new Channel(handler);
}
