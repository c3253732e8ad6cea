// Copies a text to the clipboard and says so.

import { overlay } from "./overlay.svelte";

/** Copies `text`, and shows `copied` as a toast. */
export async function copyText(text: string, copied: string) {
  try {
    await navigator.clipboard.writeText(text);
    overlay.showToast(copied);
  } catch (thrown) {
    overlay.reportError(thrown);
  }
}
