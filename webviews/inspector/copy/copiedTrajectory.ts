import type { TrajectoryAdvantages, TrajectoryOutline } from '../../../extension/shared/protocol/inspector';
import { formatValue } from '../../lib/numbers/formatNumber';
import { flagsOf } from '../model/flags';
import { cutJson, cutText } from './cutTexts';
import { fenced, inline } from './fenced';

/** A trajectory as Markdown, to be read as a conversation. */
export function trajectoryMarkdown(outline: TrajectoryOutline, advantages: readonly TrajectoryAdvantages[]): string {
  const known = advantages.filter(({ refused }) => refused === null);
  const steps = outline.action.flatMap((action, i) => {
    const flags = flagsOf(outline.verdict[i], outline.invalid[i] === 1, outline.repeated[i] === 1);
    const facts = [
      ...flags.map(({ id }) => id),
      ...known.map(({ estimator, advantage }) => `${estimator} ${formatValue(advantage[i], 'number')}`),
    ];
    return [
      `## Step ${i}: ${inline(action.text)}`,
      ...(facts.length > 0 ? [facts.join(', ')] : []),
      fenced(cutText(outline.observation[i])),
      fenced(cutText(outline.response[i])),
    ];
  });
  return [
    `# ${outline.trajectoryId}`,
    `Task ${inline(outline.taskId)} (${outline.split})${endingOf(outline)}`,
    fenced(cutText(outline.goal)),
    ...steps,
  ].join('\n\n');
}

/** A trajectory as a value that JSON can hold; numbers that are not finite are null. */
export function trajectoryJson(outline: TrajectoryOutline, advantages: readonly TrajectoryAdvantages[]): object {
  const { trajectoryId, groupId, iteration, taskId, category, split, success, terminated, truncated, goal } = outline;
  return {
    ...{ trajectoryId, groupId, iteration, taskId, category, split, success, terminated, truncated },
    goal: cutJson(goal),
    steps: outline.action.map((action, i) => ({
      observation: cutJson(outline.observation[i]),
      response: cutJson(outline.response[i]),
      action: cutJson(action),
      state: outline.state[i],
      reward: outline.reward[i],
      invalid: outline.invalid[i] === 1,
      repeated: outline.repeated[i] === 1,
      verdict: outline.verdict[i],
      advantages: Object.fromEntries(advantages.map(({ estimator, advantage }) => [estimator, advantage[i]])),
    })),
  };
}

/** Nothing while it is hidden from who labels blind. */
const endingOf = ({ success }: TrajectoryOutline): string =>
  success === null ? '' : success ? ', success' : ', no success';
