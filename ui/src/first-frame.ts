// Loads the app's page once the window shows the frame of `index.html`. The window appears as soon
// as that is loaded: it does not wait for the code of the page.

/** How long the window may take to appear, in milliseconds. A window that is minimized draws nothing. */
const PATIENCE = 250;

let hasBegun = false;

function begin() {
  if (hasBegun) return;
  hasBegun = true;
  void import("./main");
}

// While it waits for the code, the first frame is drawn.
requestAnimationFrame(begin);
setTimeout(begin, PATIENCE);

export {};
