// Scrolls the element into view, and returns it, or the reason why its middle is not clickable.
// `pressGuard` then swallows a click that meets another element because the page moved meanwhile.
if (element.disabled) return "it is disabled";
const isPart = (other) => element.contains(other) || other?.closest?.("label")?.contains(element);
const inFront = () => {
  const box = element.getBoundingClientRect();
  const front = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return isPart(front) ? null : (front?.outerHTML.slice(0, 300) ?? "the edge of the window");
};
element.scrollIntoView({ block: "nearest" });
if (inFront()) element.scrollIntoView({ block: "center" });
const front = inFront();
if (front) return `in front of it is ${front}`;

const TYPES = ["pointerdown", "mousedown", "pointerup", "mouseup", "click"];
let met = null;
let isClicked = false;
const swallowMiss = (event) => {
  isClicked ||= event.type === "click" && isPart(event.target);
  // The press decides: what it opens may be what the release meets.
  met ??= isPart(event.target) ? "" : (event.target.outerHTML?.slice(0, 300) ?? "the page");
  if (met === "") return;
  event.stopImmediatePropagation();
  event.preventDefault();
};
window.pressGuard?.end();
for (const type of TYPES) window.addEventListener(type, swallowMiss, true);
window.pressGuard = {
  // What the click met instead of the element: nothing yet, or "" if it met the element. An element
  // that is replaced between press and release gets no click.
  met: () => (met === "" && !isClicked && !element.isConnected ? "its replacement" : met),
  end: () => {
    for (const type of TYPES) window.removeEventListener(type, swallowMiss, true);
    delete window.pressGuard;
  },
};
return element;
