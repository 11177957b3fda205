import type { Rng } from '../../shared/util/rng';
import { disposeTree } from '../compute/disposeTree';
import type { Accumulate, Updater } from '../policy/optimizer/updater';
import type { Policy } from '../policy/policy';
import { type ClassificationInput, classificationInput, classificationTerm } from './classificationTerm';
import { balancedClassWeights, classificationWeights } from './losses/classificationLoss';
import type { Questions } from './questions';

/** Asks a policy questions about actions in supervised training; those of one state share what stands before the question. */
export class Judgements {
  private readonly accumulateRows: Accumulate<ClassificationInput>;

  constructor(
    policy: Policy,
    updater: Updater,
    private readonly questions: Questions,
  ) {
    this.accumulateRows = updater.addTerm('classification', (input: ClassificationInput) =>
      classificationTerm(policy, input),
    );
  }

  /** Adds the gradient of the mean loss over new questions, and returns that loss in nats a token. */
  accumulate(rng: Rng): number {
    const rows = this.questions.draw(rng);
    const weights = classificationWeights(
      rows.map(({ good, response }) => ({ label: good, tokens: response.length })),
      this.questions.balanced ? balancedClassWeights(rows.map(({ good }) => good)) : undefined,
    );
    const input = classificationInput(rows, weights, true);
    const { loss } = this.accumulateRows(input);
    disposeTree(input);
    return loss!;
  }
}
