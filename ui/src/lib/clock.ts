// The time now, for what is shown relative to it. All places share one timer, which runs only while
// one of them is on screen.

import { createSubscriber } from "svelte/reactivity";

/** How often relative times are updated, in milliseconds. */
export const TICK = 30_000;

const subscribe = createSubscriber((update) => {
  const updateIfVisible = () => {
    if (document.visibilityState === "visible") update();
  };
  const timer = setInterval(updateIfVisible, TICK);
  document.addEventListener("visibilitychange", updateIfVisible);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", updateIfVisible);
  };
});

/** Milliseconds since the epoch. What reads it in a component or an effect is updated. */
export function now(): number {
  subscribe();
  return Date.now();
}
