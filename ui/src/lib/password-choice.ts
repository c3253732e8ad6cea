// What staff chose for a customer's password, before it is sent.

export interface PasswordChoice {
  kind: "none" | "generate" | "enter";
  entered: string;
}

/** A choice that has the password generated, or none set. */
export function passwordChoice(kind: "none" | "generate" = "generate"): PasswordChoice {
  return { kind, entered: "" };
}

/** The entered password for the backend; null if it generates one, or sets none. */
export function enteredPassword({ kind, entered }: PasswordChoice): string | null {
  return kind === "enter" ? entered : null;
}
