// Fields that are only partly filled in, such as a date without its year: they have no value, and
// are not empty either.

/** What stands for such a value. The backend refuses it, and says what to enter. */
const UNREADABLE = "?";

/** Whether a field of a form is only partly filled in. */
export function isUnreadable(form: HTMLFormElement, name: string): boolean {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement && field.validity.badInput;
}

/** What is entered in a field of a form, which has this value. */
export function entered(form: HTMLFormElement, name: string, value: string): string {
  return isUnreadable(form, name) ? UNREADABLE : value;
}
