// Zoom levels, in percent.

export const DEFAULT_ZOOM = 100;

export const ZOOM_LEVELS = [80, 90, DEFAULT_ZOOM, 110, 125, 150, 175, 200, 250, 300];

/** The next level up, or the same if it is the largest. */
export function zoomedIn(zoom: number): number {
  return ZOOM_LEVELS.find((level) => level > zoom) ?? zoom;
}

/** The next level down, or the same if it is the smallest. */
export function zoomedOut(zoom: number): number {
  return ZOOM_LEVELS.findLast((level) => level < zoom) ?? zoom;
}
