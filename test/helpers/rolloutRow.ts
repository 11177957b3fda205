import type { RolloutRow } from '../../extension/shared/model/rolloutRow';

/** A rollout row with plain values but for those given; each step tells something new. */
export function rolloutRow(facts: Partial<RolloutRow> = {}): RolloutRow {
  return {
    iteration: 1,
    split: 'L0',
    taskId: 'task',
    category: 'category',
    groupId: '000001/g00',
    trajectoryId: '000001/g00/t0',
    step: 0,
    goal: 'goal',
    observation: `observation ${facts.step ?? 0}`,
    carried: null,
    notes: null,
    admissible: ['look', 'wait'],
    state: 'state',
    prompt: 'prompt',
    promptTokens: [1],
    response: 'look',
    responseTokens: [2],
    logProbs: [-1],
    entropy: [0.5],
    action: 'look',
    reward: 0,
    invalid: false,
    repeated: false,
    verdict: null,
    oracleValues: null,
    oracleVerdicts: null,
    terminated: false,
    truncated: false,
    success: false,
    ...facts,
  };
}
