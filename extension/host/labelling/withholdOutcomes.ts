import type {
  InspectorHostContract,
  ListPage,
  ShownLabel,
  StepDetail,
  StepElsewhere,
  TrajectoryOutline,
} from '../../shared/protocol/inspector';
import { noAdvantages } from '../inspection/trajectoryAdvantages';

type Functions = Omit<InspectorHostContract['functions'], 'ready'>;

/** Why something is not told. */
export const WITHHELD = 'This is hidden while you label blind. Turn that off: "Couplet: Toggle Blind Labelling".';

/**
 * The same functions, which keep from the view what would sway a label while `isBlind` says so: advantages, outcomes, verdicts, and what others
 * say. It is not sent, so that no view can show it.
 */
export function withholdOutcomes(functions: Functions, isBlind: () => boolean): Functions {
  const hiding =
    <A extends readonly unknown[], R>(ask: (...args: A) => Promise<R>, hide: (answer: R) => R) =>
    async (...args: A): Promise<R> => {
      const answer = await ask(...args);
      return isBlind() ? hide(answer) : answer;
    };
  return {
    ...functions,
    list: hiding(functions.list, hideInList),
    sameTask: hiding(functions.sameTask, hideInList),
    outline: hiding(functions.outline, hideInOutline),
    siblings: hiding(functions.siblings, (outlines) => outlines.map(hideInOutline)),
    step: hiding(functions.step, hideInStep),
    sameState: hiding(functions.sameState, (steps) => steps.map(hideElsewhere)),
    advantages: hiding(functions.advantages, (all) => all.map(({ estimator }) => noAdvantages(estimator, WITHHELD))),
    compare: hiding(functions.compare, ({ refused, pairs }) => {
      const asked = [
        ...pairs.flatMap(({ first, second }) => [first, second]),
        ...refused.map(({ estimator }) => estimator),
      ];
      const messages = [...new Set(asked)].map((estimator) => ({ estimator, message: WITHHELD }));
      return { pairs: [], warnings: [], refused: messages };
    }),
    labels: hiding(functions.labels, (labels): readonly ShownLabel[] => labels.filter(({ own }) => own)),
  };
}

/** The columns of the list that say how a trajectory ended, or what estimators and the oracle make of it. */
const HIDDEN_NUMBERS = ['reward', 'success', 'flawed', 'advantage', 'disagreement'] as const;

function hideInList(page: ListPage): ListPage {
  const nothing = (values: Float64Array) => new Float64Array(values.length).fill(Number.NaN);
  const hidden = HIDDEN_NUMBERS.map((name) => [name, nothing(page.numbers[name])]);
  return { ...page, numbers: { ...page.numbers, ...Object.fromEntries(hidden) } };
}

function hideInOutline(outline: TrajectoryOutline): TrajectoryOutline {
  return {
    ...outline,
    success: null,
    terminated: null,
    truncated: null,
    reward: new Float64Array(outline.reward.length).fill(Number.NaN),
    verdict: outline.verdict.map(() => null),
  };
}

function hideInStep(detail: StepDetail): StepDetail {
  return {
    ...detail,
    alternatives: detail.alternatives.map((alternative) => ({ ...alternative, verdict: null })),
    oracleValues: new Float64Array(detail.oracleValues.length).fill(Number.NaN),
  };
}

const hideElsewhere = (step: StepElsewhere): StepElsewhere => ({ ...step, verdict: null, success: null });
