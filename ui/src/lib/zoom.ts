// How large everything is on the screen, in hundredths of its usual size.

export const USUAL_SIZE = 100;

/** The sizes that there are to choose from. */
export const SIZES = [80, 90, USUAL_SIZE, 110, 125, 150, 175, 200, 250, 300];

/** The next size up; the same where it is the largest. */
export function larger(zoom: number): number {
  return SIZES.find((size) => size > zoom) ?? zoom;
}

/** The next size down; the same where it is the smallest. */
export function smaller(zoom: number): number {
  return SIZES.findLast((size) => size < zoom) ?? zoom;
}
