const NUMBER = 46;
const FLAGS = 34;
const BAR = 84;
const WIDEST_BAR = 112;
const ACTION = 110;

/** The columns of the timeline as a style of its rows: number, flags, a bar for each estimator, action. */
export function timelineGrid(estimators: number): { gridTemplateColumns: string; minWidth: string } {
  return {
    gridTemplateColumns: `${NUMBER}px ${FLAGS}px repeat(${estimators}, minmax(${BAR}px, ${WIDEST_BAR}px)) minmax(${ACTION}px, 1fr)`,
    minWidth: `${NUMBER + FLAGS + estimators * BAR + ACTION}px`,
  };
}
