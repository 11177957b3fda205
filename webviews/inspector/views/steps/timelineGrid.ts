const NUMBER = 46;
const LABELS = 74;
const FLAGS = 34;
const BAR = 84;
const WIDEST_BAR = 112;
const ACTION = 96;

/** The columns of the timeline as a style of its rows: number, labels, flags, a bar for each estimator, action. */
export function timelineGrid(estimators: number): { gridTemplateColumns: string; minWidth: string } {
  const bars = estimators > 0 ? `repeat(${estimators}, minmax(${BAR}px, ${WIDEST_BAR}px))` : '';
  return {
    gridTemplateColumns: `${NUMBER}px ${LABELS}px ${FLAGS}px ${bars} minmax(${ACTION}px, 1fr)`,
    minWidth: `${NUMBER + LABELS + FLAGS + estimators * BAR + ACTION}px`,
  };
}
