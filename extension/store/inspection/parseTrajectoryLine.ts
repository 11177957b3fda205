import type { TrajectoryLine } from '../../shared/model/trajectoryLine';
import { TRAJECTORY_FLAGS, TRAJECTORY_NUMBERS, TRAJECTORY_TEXTS } from '../../shared/model/trajectoryTable';

/** A line of the index; `undefined` where the text is not one. */
export function parseTrajectoryLine(text: string): TrajectoryLine | undefined {
  const value = parse(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const line = value as Record<string, unknown>;
  const whole =
    TRAJECTORY_NUMBERS.every((name) => typeof line[name] === 'number' || (name === 'flawed' && line[name] === null)) &&
    TRAJECTORY_FLAGS.every((name) => typeof line[name] === 'boolean') &&
    TRAJECTORY_TEXTS.every((name) => typeof line[name] === 'string');
  return whole ? (value as TrajectoryLine) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
