// How strong an entered password looks. The backend refuses what is easy to guess
// (`crates/core/src/password_rules.rs`); this only helps while it is entered.

export type Strength = "short" | "weak" | "fair" | "strong";

/** The least length that the backend accepts, in characters. */
const MIN_LENGTH = 8;

/** The strength by length, where repeated and consecutive characters count for nothing. */
export function passwordStrength(password: string): Strength {
  const codes = Array.from(password, (character) => character.codePointAt(0) ?? 0);
  if (codes.length < MIN_LENGTH) return "short";
  const surprising = codes.filter((code, index) => index === 0 || Math.abs(code - (codes[index - 1] ?? 0)) > 1).length;
  const effective = Math.min(surprising, 2 * new Set(codes).size);
  if (effective < 10) return "weak";
  return effective < 14 ? "fair" : "strong";
}
