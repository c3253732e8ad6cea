/** A message of a language, the file it is in, and the type of each argument. */
interface Message {
  id: string;
  file: string;
  variables: Map<string, string>;
}
export function readMessages(locale: string): Message[];
export function messageTypes(): string;
