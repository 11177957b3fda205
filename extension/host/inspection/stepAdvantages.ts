import type { EstimatorComparison, TrajectoryAdvantages } from '../../shared/protocol/inspector';
import { compareEstimators } from './compareEstimators';
import type { OpenedRun } from './openedRun';
import { trajectoryAdvantages } from './trajectoryAdvantages';

/** What estimators make of the steps of a run; computed from stored facts, and never stored. */
export class StepAdvantages {
  constructor(private readonly run: OpenedRun) {}

  async advantages(trajectoryId: string, estimators: readonly string[]): Promise<readonly TrajectoryAdvantages[]> {
    const line = await this.run.lineOf(trajectoryId);
    const named = await this.estimate(line.iteration, estimators);
    return named.map(({ id, estimate }) => trajectoryAdvantages(id, estimate, line));
  }

  async compare(iteration: number, estimators: readonly string[]): Promise<EstimatorComparison> {
    return compareEstimators(await this.estimate(iteration, estimators));
  }

  private async estimate(iteration: number, estimators: readonly string[]) {
    const { estimates } = await this.run.current;
    return Promise.all(estimators.map(async (id) => ({ id, estimate: await estimates.of(iteration, id) })));
  }
}
