// The words beside what is pointed at or has the focus. There is one tip on the page, wherever it is wanted.

/** How long something is pointed at before its tip is shown, and how long the tip may be on its way to being pointed at itself, in milliseconds. */
const OPEN_DELAY_MS = 400;
const CLOSE_DELAY_MS = 150;

export interface Words {
  text: string;
  /** The keys that do the same. */
  keys: string | null;
}

class Tip {
  shown = $state.raw<{ beside: HTMLElement; words: () => Words } | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(beside: HTMLElement, words: () => Words, after = 0) {
    this.stay();
    // From one to the next nobody has to wait again.
    this.#timer = setTimeout(() => (this.shown = { beside, words }), this.shown ? 0 : after);
  }

  /** It is pointed at itself. */
  stay() {
    clearTimeout(this.#timer);
  }

  hide(after = 0) {
    this.stay();
    if (after > 0) this.#timer = setTimeout(() => (this.shown = null), after);
    else this.shown = null;
  }

  leave() {
    this.hide(CLOSE_DELAY_MS);
  }
}

export const tip = new Tip();

/** Attached to what has a tip. */
export function tipped(words: () => Words) {
  return (element: HTMLElement) => {
    const heard = new AbortController();
    const listen = (event: string, act: () => void) => element.addEventListener(event, act, heard);
    listen("pointerenter", () => tip.show(element, words, OPEN_DELAY_MS));
    listen("pointerleave", () => tip.leave());
    listen("pointerdown", () => tip.hide());
    // The pointer gives the focus too, and has had its tip.
    listen("focus", () => element.matches(":focus-visible") && tip.show(element, words));
    listen("blur", () => tip.hide());
    return () => {
      heard.abort();
      if (tip.shown?.beside === element) tip.hide();
    };
  };
}
