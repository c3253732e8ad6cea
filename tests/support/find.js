// Finds an element by role and accessible name, in the open dialog if there is one. The script that
// is appended uses it as `element`.
const [role, name] = arguments;
const scope = [...document.querySelectorAll("[role=dialog]")].at(-1) ?? document;
const selectors = {
  button: "button, summary, [role=menuitem]",
  menu: "[aria-haspopup=menu]",
  field: "input, select, textarea",
  heading: "h1, h2, [role=heading]",
  region: "section, nav, [role=region]",
  text: "p, pre, td, dd, dt, li, span, h1, h2, strong, [role=alert], [role=status]",
  option: "input[type=radio]",
};
const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const named = (element) =>
  words(element.getAttribute("aria-label") ?? (element.labels?.length ? element.labels[0].innerText : element.innerText));
const fits = (element) => {
  if (role === "text") return words(element.innerText).includes(name);
  // The name of a menu begins with what it is about, such as the store.
  if (role === "menu") return named(element).endsWith(name);
  return role === "option" ? named(element).includes(name) : named(element) === name;
};
const shows = (element) => element.getClientRects().length > 0;
const found = [...scope.querySelectorAll(selectors[role])].filter((element) => shows(element) && fits(element));
const element = found.find((element) => !element.disabled) ?? found[0] ?? null;
if (!element) return null;
