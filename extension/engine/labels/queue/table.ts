import { AGAINST_ADVANTAGE } from './againstAdvantage';
import { AT_RANDOM } from './atRandom';
import { ESTIMATOR_FLIPS } from './estimatorFlips';
import { OPPOSITE_LABELS } from './oppositeLabels';
import type { QueueEntry, QueueFacts, QueueStrategy } from './queueStrategy';
import { STRATIFIED } from './stratified';
import { UNCERTAINTY } from './uncertainty';

/** Ways to say what is labelled next; the first is the default. */
export const QUEUE_STRATEGIES: readonly QueueStrategy[] = [
  AGAINST_ADVANTAGE,
  ESTIMATOR_FLIPS,
  UNCERTAINTY,
  OPPOSITE_LABELS,
  AT_RANDOM,
  STRATIFIED,
];

/** The strategy of an id, which a workspace may have kept from another version: the default where there is none. */
export function queueStrategy(id: string | undefined): QueueStrategy {
  return QUEUE_STRATEGIES.find((strategy) => strategy.id === id) ?? QUEUE_STRATEGIES[0];
}

/** What is to be labelled next, in order; what the person has labelled is left out. */
export function queueOf(strategy: QueueStrategy, facts: QueueFacts): QueueEntry[] {
  return strategy.order(facts).filter(({ index }) => facts.labelled[index] === 0);
}
