// Which columns a list shows: those that the user has chosen, as far as they fit.

/** A column that the user may choose. */
export interface ChosenColumn {
  id: string;
  title: string;
  /** The width of the table in rem from which the column is shown; by default always. */
  from?: number;
  /** The width of the table in rem from which another column takes its place. */
  until?: number;
  /** Whether the column can't be hidden. */
  isFixed?: boolean;
  /** Whether the column is hidden until the user chooses it. */
  isExtra?: boolean;
  /** The columns that this one joins in narrow windows. Without them it has no use. */
  joins?: string[];
}

/** A column of a list. */
export interface ListColumn extends ChosenColumn {
  /** The width, as a track of `grid-template-columns`. */
  width: string;
  isNumber?: boolean;
  /** Space between this column and the next, beyond the usual gap. */
  paddingEnd?: string;
  /** Only screen readers get the title. */
  isTitleHidden?: boolean;
  /** What the store sorts by. */
  sortBy?: string;
  /** Sorts in descending order first, as for dates. */
  latestFirst?: boolean;
}

/** The columns that the user can choose from. */
export function choosable(columns: ChosenColumn[]): ChosenColumn[] {
  return columns.filter(({ isFixed, joins }) => !isFixed && !joins);
}

/** The columns that are hidden. The extra ones are, until there is a choice. */
export function hiddenColumns(columns: ChosenColumn[], chosen: string[] | undefined): string[] {
  return chosen ?? columns.filter(({ isExtra }) => isExtra).map(({ id }) => id);
}

/** The columns that fit into a table of this width in rem; null if the width is not known yet. */
export function shownColumns<Column extends ChosenColumn>(
  columns: Column[],
  hidden: string[],
  width: number | null,
): Column[] {
  return columns.filter(({ id, from = 0, until = Infinity, joins }) => {
    const isChosen = joins ? joins.some((joined) => !hidden.includes(joined)) : !hidden.includes(id);
    if (width === null) return isChosen && !joins;
    return isChosen && width >= from && width < until;
  });
}

/** A width in pixels as rem; null in a window without a layout, where nothing is measured. */
export function inRem(width: number): number | null {
  return width > 0 ? width / parseFloat(getComputedStyle(document.documentElement).fontSize) : null;
}
