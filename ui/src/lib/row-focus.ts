// Tables whose rows open something: by a click anywhere in the row, or by its link.

/** An attachment for a `tbody`: a click in a row clicks the row's link. */
export function openRowOnClick(body: HTMLElement) {
  function onclick(event: MouseEvent) {
    const target = event.target as Element;
    // Selecting text to copy it must not open the row.
    if (target.closest("button, a, input") || getSelection()?.isCollapsed === false) return;
    target.closest("tr")?.querySelector<HTMLElement>(".link")?.click();
  }
  body.addEventListener("click", onclick);
  return () => body.removeEventListener("click", onclick);
}

/** Moves the focus to the link of the next or previous row, or of the first if none has it. */
export function moveRowFocus(by: 1 | -1) {
  // A grid moves the focus itself.
  if (document.activeElement?.closest("[role=grid]")) return;
  const rows = [...document.querySelectorAll<HTMLElement>("main .clickable tbody tr")].filter((row) =>
    row.querySelector(".link"),
  );
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[focused < 0 ? 0 : focused + by];
  next?.querySelector<HTMLElement>(".link")?.focus();
}
