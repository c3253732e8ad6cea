// Commands as entries of menus.

import { COMMANDS, run, type CommandId } from "./commands";
import type { MenuEntry } from "./menu";

/** The entries of those commands that can run now. */
export function commandEntries(...commands: CommandId[]): MenuEntry[] {
  return commands
    .filter((command) => COMMANDS[command].isOffered())
    .map((command) => ({ label: COMMANDS[command].title, run: () => void run(command) }));
}
