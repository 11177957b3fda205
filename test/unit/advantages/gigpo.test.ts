import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GIGPO } from '../../../extension/engine/advantages/gigpo';
import { defaultsOf } from '../../../extension/engine/configuration/parameters';
import { expectClose } from './expectClose';

interface GigpoMode {
  readonly episode_advantage: readonly number[];
  readonly episode_advantage_one_vote_per_episode: readonly number[];
  readonly step_advantage: readonly number[];
  readonly advantage: readonly number[];
}

interface GigpoCase {
  readonly gamma: number;
  readonly step_advantage_w: number;
  readonly rows: readonly {
    readonly uid: string;
    readonly traj_uid: string;
    readonly anchor_obs: string;
    readonly reward: number;
    readonly env_step: number;
  }[];
  readonly step_returns: readonly number[];
  readonly step_group: readonly number[];
  readonly modes: { readonly mean_norm: GigpoMode; readonly mean_std_norm: GigpoMode };
}

const { cases } = JSON.parse(readFileSync(new URL('../../fixtures/gigpo/golden.json', import.meta.url), 'utf8')) as {
  cases: GigpoCase[];
};

const MODES = [
  ['mean', 'mean_norm'],
  ['mean-std', 'mean_std_norm'],
] as const;

describe.each(cases.map((golden, i) => ({ golden, i })))('GiGPO golden vectors, batch $i', ({ golden }) => {
  const columns = {
    group: golden.rows.map((row) => row.uid),
    trajectory: golden.rows.map((row) => row.traj_uid),
    step: golden.rows.map((row) => row.env_step),
    reward: golden.rows.map((row) => row.reward),
    state: golden.rows.map((row) => row.anchor_obs),
  };
  const settings = { ...defaultsOf(GIGPO.parameters), gamma: golden.gamma, stepWeight: golden.step_advantage_w };

  it.each(MODES)('mode %s', (mode, theirs) => {
    const expected = golden.modes[theirs];
    const { advantage, terms } = GIGPO.estimate(columns, { ...settings, mode });
    expectClose(terms.stepReturn, golden.step_returns);
    expectClose(terms.episode, expected.episode_advantage);
    expectClose(terms.step, expected.step_advantage);
    expectClose(advantage, expected.advantage);
  });

  it.each(MODES)('mode %s, one vote per trajectory', (mode, theirs) => {
    const { terms } = GIGPO.estimate(columns, { ...settings, mode, votes: 'trajectories' });
    expectClose(terms.episode, golden.modes[theirs].episode_advantage_one_vote_per_episode);
  });

  it('finds the same step groups', () => {
    const { terms } = GIGPO.estimate(columns, settings);
    const sizes = golden.step_group.map((id) => golden.step_group.filter((other) => other === id).length);
    expect([...terms.visits]).toEqual(sizes);
  });
});
