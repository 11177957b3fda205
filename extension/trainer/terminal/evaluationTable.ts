import type { Split } from '../../shared/model/environmentFacts';
import type { SplitEvaluation, SplitEvaluations } from '../../shared/model/evaluation';
import type { TrainingOutcome } from '../../shared/model/training';
import { formatInterval, formatShare } from './format';
import { textTable, wrapText } from './textTable';

const MEANINGS: Readonly<Record<Split, string>> = {
  L0: 'L0: tasks of training',
  L1: 'L1: new tasks of known kinds',
  L2: 'L2: kinds of tasks that training has not',
};

const SHARES =
  'Success: share of episodes, with its 95 % interval. Shares of steps: flawed helps in nothing though admissible, repeated is the same action in the same state, invalid is not admissible.';

const COMPARISON = 'Before: after the cold start. After: after the iterations. Greedy: success without sampling.';

const JUDGE = 'Judge: how well the policy tells good actions from bad ones, as balanced accuracy; .50 is chance.';

/** Characters in a line of the legend. */
const WIDTH = 78;

/**
 * What was learnt: success and the shares of bad steps on each split, before and after the iterations, or of the only evaluation
 * there is; `null` where there is none.
 */
export function learnedTable({ before, evaluation, greedyBefore, greedy }: TrainingOutcome): string | null {
  if (!evaluation) return null;
  const compared = before !== null && before !== evaluation;
  const judged = isJudged(evaluation) || (compared && isJudged(before));
  const rows = splitsOf(evaluation).flatMap((split) => {
    const after = measured(evaluation[split]!, greedy?.[split], judged);
    const first = compared && before[split];
    return first
      ? [
          [split, 'before', ...measured(first, greedyBefore?.[split], judged)],
          ['', 'after', ...after],
        ]
      : [[split, '', ...after]];
  });
  const header = ['', '', 'success', 'greedy', 'flawed', 'repeated', 'invalid', ...(judged ? ['judge'] : [])];
  return framed([header, ...rows], evaluation, compared ? COMPARISON : 'Greedy: success without sampling.');
}

function measured(sampled: SplitEvaluation, greedy: SplitEvaluation | undefined, judged: boolean): string[] {
  const columns = [formatInterval(sampled.success), formatShare(greedy?.success.mean), ...badSteps(sampled)];
  return judged ? [...columns, judgement(sampled)] : columns;
}

/** One evaluation of a policy, a line a split. */
export function evaluationTable(evaluation: SplitEvaluations): string {
  const judged = isJudged(evaluation);
  const rows = splitsOf(evaluation).map((split) => {
    const report = evaluation[split]!;
    const columns = [split, formatInterval(report.success), ...badSteps(report), report.steps.toFixed(1)];
    return judged ? [...columns, judgement(report)] : columns;
  });
  const header = ['', 'success', 'flawed', 'repeated', 'invalid', 'steps', ...(judged ? ['judge'] : [])];
  return framed([header, ...rows], evaluation, '');
}

function isJudged(evaluation: SplitEvaluations): boolean {
  return Object.values(evaluation).some(({ judge }) => judge);
}

function judgement({ judge }: SplitEvaluation): string {
  return judge ? formatInterval(judge.balancedAccuracy) : '-';
}

function badSteps({ flawed, repeated, invalid }: SplitEvaluation): string[] {
  return [flawed, repeated, invalid].map(formatShare);
}

function splitsOf(evaluation: SplitEvaluations): Split[] {
  return Object.keys(evaluation) as Split[];
}

function framed(rows: readonly (readonly string[])[], evaluation: SplitEvaluations, note: string): string {
  const splits = splitsOf(evaluation);
  const [header, ...body] = textTable(rows).split('\n');
  const rule = '-'.repeat(Math.max(...[header!, ...body].map((line) => line.length)));
  const episodes = Math.max(...splits.map((split) => evaluation[split]!.episodes));
  const meanings = `${splits.map((split) => MEANINGS[split]).join('; ')}. ${episodes} episodes each.`;
  const legend = [meanings, note, SHARES, rows[0]!.includes('judge') ? JUDGE : ''].filter(Boolean).join(' ');
  return [header, rule, ...body, rule, ...wrapText(legend, WIDTH)].join('\n');
}
