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

/** Moves the focus to the link of the next row, or of the one before; to the first where no row has it. */
export function step(by: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>("main .choosable tbody tr")].filter((row) =>
    row.querySelector(".link"),
  );
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here < 0 ? 0 : here + by];
  next?.querySelector<HTMLElement>(".link")?.focus();
}
