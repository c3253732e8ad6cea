/** A message of a language. */
interface Message {
  id: string;
  file: string;
  /** The type of each argument. */
  variables: Map<string, string>;
  /** Its plain text, of all variants. */
  text: string;
  /** The keys of each selection by number. */
  plurals: string[][];
}
export function readMessages(locale: string): Message[];
export function messageTypes(): string;
