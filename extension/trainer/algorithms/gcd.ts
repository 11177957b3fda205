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
    const sources = this.settings.labelSources.map((id) => LABEL_SOURCES.find((source) => source.id === id)!);
    const labels = collectLabels(trajectories, sources);
    const { labelSamples, labelControl } = this.settings;
    const rows = sampleJudgements(labels, this.context.format, labelSamples, labelControl, rng);
    this.parts = Array.from({ length: updates }, (_, update) => rows.filter((_, i) => i % updates === update));
    return { 'gcd/labels': labels.length, 'gcd/samples': rows.length };
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
