// Tables whose rows lead somewhere: a click anywhere in a row is a click on its link. The keyboard has the link itself.

/** Attached to a table's body. */
export function wholeRows(body: HTMLElement) {
  function onclick(event: MouseEvent) {
    const target = event.target as Element;
    // Somebody who selects text to copy it does not want to leave.
    if (target.closest("button, a, input") || getSelection()?.isCollapsed === false) return;
    target.closest("tr")?.querySelector<HTMLElement>(".link")?.click();
  }
  body.addEventListener("click", onclick);
  return () => body.removeEventListener("click", onclick);
}
