// Records of a store that can't be read, in part or at all.

interface Row {
  id: string;
  isUnreadable?: boolean;
  unreadableFields?: string[];
}

/** The text of a row of which only the ID is known, if that. */
export function unreadableLabel({ id }: Row): string {
  return id === "" ? "Could not be read" : `Could not be read (${id})`;
}

/** Which fields of a row could not be read; undefined if all could. */
export function unreadableNote({ unreadableFields = [] }: Row): string | undefined {
  return unreadableFields.length === 0 ? undefined : `Could not be read: ${unreadableFields.join(", ")}`;
}

/** "3 records": how many records can't be read, as the start of a sentence. */
export function unreadableCount(count: number, what: string): string {
  return count === 1 ? `1 ${what} could not be read` : `${count} ${what}s could not be read`;
}
