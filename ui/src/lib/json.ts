// JSON as it came, with line breaks: nothing is read and written again, so that not a digit changes.

const STEP = "  ";
// Strings as a whole, the signs that make the structure, and what stands between them.
const PIECES = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** Puts each field and each element on a line of its own. */
export function indented(json: string): string {
  let text = "";
  let depth = 0;
  let before = "";
  const newLine = () => `\n${STEP.repeat(depth)}`;
  for (const [piece] of json.matchAll(PIECES)) {
    const opens = before === "{" || before === "[";
    if (piece === "}" || piece === "]") {
      depth = Math.max(0, depth - 1);
      text += opens ? piece : newLine() + piece;
    } else {
      if (opens) text += newLine();
      text += piece;
    }
    if (piece === "{" || piece === "[") depth++;
    else if (piece === ",") text += newLine();
    else if (piece === ":") text += " ";
    before = piece;
  }
  return text;
}
