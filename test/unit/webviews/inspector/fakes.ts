import type {
  InspectorSnapshot,
  StepDetail,
  TrajectoryAdvantages,
  TrajectoryOutline,
} from '../../../../extension/shared/protocol/inspector';

const whole = (text: string) => ({ text, length: text.length });

export function fakeSnapshot(): InspectorSnapshot {
  return {
    revision: 1,
    generation: 0,
    name: 'household-001',
    folder: '/home/me/runs/household-001',
    status: 'completed',
    iterations: [0, 1],
    trajectories: 2,
    estimators: [
      { id: 'gigpo', label: 'GiGPO', description: '', own: false },
      { id: 'grpo', label: 'GRPO', description: '', own: true },
    ],
    labelling: {
      author: 'Ada <ada@example.org>',
      blind: false,
      autoAdvance: false,
      strategy: 'At Random',
      revision: 0,
      own: 0,
      people: 0,
    },
    problems: [],
  };
}

/** A step with three alternatives, of which the first was taken. */
export function fakeStep(changes: Partial<StepDetail> = {}): StepDetail {
  return {
    trajectoryId: '000001/g00/t0',
    step: 1,
    texts: {
      goal: whole('Put the apple into the fridge.'),
      observation: { text: 'You see', length: 1000 },
      carried: null,
      notes: null,
      prompt: whole('What do you do?'),
      response: whole('```\nopen fridge\n```'),
      action: whole('open fridge'),
    },
    promptBefore: null,
    tokens: ['open', ' fridge'],
    logProbs: Float64Array.of(-0.1, Number.NaN),
    entropy: Float64Array.of(0.3, 0.4),
    alternatives: [
      { action: 'open fridge', taken: true, verdict: 'good' },
      { action: 'a|b `c`', taken: false, verdict: null },
      { action: 'look', taken: false, verdict: 'flawed' },
    ],
    oracleValues: Float64Array.of(-2, Number.NaN, 0),
    promptTokens: 100,
    ...changes,
  };
}

export function fakeAdvantages(): TrajectoryAdvantages {
  return {
    estimator: 'grpo',
    refused: null,
    advantage: Float64Array.of(0.5, -0.25),
    sign: Int8Array.of(1, -1),
    share: Float64Array.of(0.02, 0.01),
    terms: { return: Float64Array.of(1, 1), baseline: Float64Array.of(0.5, Number.NaN) },
    words: ['grpo: above.', 'grpo: below.'],
    scale: 1,
  };
}

/** A trajectory of two steps. */
export function fakeOutline(): TrajectoryOutline {
  return {
    trajectoryId: '000001/g00/t0',
    groupId: '000001/g00',
    iteration: 1,
    taskId: 'put apple',
    category: 'put',
    split: 'L0',
    success: true,
    terminated: true,
    truncated: false,
    goal: whole('Put the apple into the fridge.'),
    observation: [whole('A kitchen.'), { text: 'You see', length: 1000 }],
    response: [whole('look'), whole('```\nopen fridge\n```')],
    action: [whole('look'), whole('open fridge')],
    state: ['a', 'b'],
    reward: Float64Array.of(0, 1),
    invalid: Uint8Array.of(0, 0),
    repeated: Uint8Array.of(0, 1),
    verdict: ['explore', 'good'],
    problem: null,
  };
}
