// Scrolls the element into view. Returns it, or the reason why its middle is not clickable.
if (element.disabled) return "it is disabled";
const inFront = () => {
  const box = element.getBoundingClientRect();
  const front = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const isOwn = element.contains(front) || front?.closest("label")?.contains(element);
  return isOwn ? null : (front?.outerHTML.slice(0, 300) ?? "the edge of the window");
};
element.scrollIntoView({ block: "nearest" });
if (inFront()) element.scrollIntoView({ block: "center" });
const front = inFront();
return front ? `in front of it is ${front}` : element;
