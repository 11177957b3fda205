import type { GcdConfiguration } from '../../engine/configuration/sections/algorithms';
import type { Rng } from '../../shared/util/rng';
import { disposeTree } from '../compute/disposeTree';
import { packRows } from '../policy/batches/packRows';
import type { Updater } from '../policy/optimizer/updater';
import type { Policy } from '../policy/policy';
import type { Trajectory } from '../rollout/episodeRun';
import { collectLabels, LABEL_SOURCES, sampleJudgements } from './actionLabels';
import type { AlgorithmContext } from './algorithm';
import {
  type ClassificationInput,
  classificationInput,
  classificationTerm,
  type JudgementRow,
} from './classificationTerm';
import { type AdvantageChoice, type ExtraTerm, Grpo } from './grpo';
import { classificationWeights } from './losses/classificationLoss';

/**
 * Generative classification disentanglement (arXiv 2509.23870): L = L_GRPO + lambda L_GCD, where the actor is also asked whether
 * candidate actions are good or bad. The formula is ours where the paper gives none; see docs/algorithms/gcd.md.
 */
export function makeGcd(
  context: AlgorithmContext,
  settings: GcdConfiguration,
  advantage: AdvantageChoice,
  reference: Policy | null,
): Grpo {
  return new Grpo(context, settings, advantage, reference, (updater) => new Classification(context, settings, updater));
}

class Classification implements ExtraTerm {
  private readonly accumulateRows;
  private parts: JudgementRow[][] = [];

  constructor(
    private readonly context: AlgorithmContext,
    private readonly settings: GcdConfiguration,
    updater: Updater,
  ) {
    this.accumulateRows = updater.addTerm('classificationLoss', (input: ClassificationInput) =>
      classificationTerm(context.policy, input),
    );
  }

  prepare(trajectories: readonly Trajectory[], updates: number, rng: Rng): Readonly<Record<string, number>> {
    const { labelSamples, labelControl, labelSources } = this.settings;
    const replay = this.context.labels;
    const live = labelSources.map((id) => LABEL_SOURCES.find((source) => source.id === id)!);
    // Without sources of its own an iteration adds nothing to what was labelled before.
    const labels = collectLabels(trajectories, replay && live.length > 0 ? [replay.asSource(), ...live] : live);
    const rows = sampleJudgements(labels, this.context.format, labelSamples, labelControl, rng);
    const replayed = Array.from(
      { length: updates },
      (_, update) => replay?.draw(rng.fork('replay', update), labelControl) ?? [],
    );
    this.parts = replayed.map((again, update) => [...rows.filter((_, i) => i % updates === update), ...again]);
    return {
      'gcd/labels': labels.length,
      'gcd/samples': rows.length,
      ...(replay && { 'gcd/replayed': replayed.flat().length }),
    };
  }

  accumulate(update: number): Readonly<Record<string, number>> {
    const part = this.parts[update % Math.max(1, this.parts.length)] ?? [];
    if (part.length === 0) return {};
    const weights = classificationWeights(part.map((row) => ({ label: row.good, tokens: row.response.length }))).map(
      (weight) => weight * this.settings.lambda,
    );
    let loss = 0;
    const { sharePrefixes } = this.context.economies;
    for (const pack of packRows(part, this.settings.microBatchTokens, sharePrefixes)) {
      const input = classificationInput(
        pack.map((i) => part[i]!),
        pack.map((i) => weights[i]!),
        sharePrefixes,
      );
      loss += this.accumulateRows(input).loss!;
      disposeTree(input);
    }
    return { 'train/classificationLoss': loss };
  }
}
