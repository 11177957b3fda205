import { expect, test } from 'vitest';
import { Rng } from '../../../extension/shared/util/rng';
import { responseLogProbs } from '../../../extension/trainer/commands/score/responseLogProbs';
import { collectRollouts } from '../../../extension/trainer/rollout/collectRollouts';
import { rolloutSettings } from '../../../extension/trainer/training/setUp';
import { tinyJob } from '../../helpers/tinyJob';

test('a response is as likely as it was when it was sampled, among others of other lengths too', async () => {
  const job = await tinyJob();
  try {
    const { environment, generator, format, loaded, configuration } = job;
    const requests = [0, 1].map((i) => ({
      task: environment.task('L0', i),
      ids: { iteration: 1, groupId: `g${i}`, trajectoryId: `g${i}/t0` },
      rng: Rng.from('score', i),
    }));
    const { trajectories } = await collectRollouts(
      environment,
      generator,
      format,
      requests,
      rolloutSettings(configuration),
    );
    const rows = trajectories.flatMap((it) => it.rows);
    expect(rows.length).toBeGreaterThan(0);
    for (const { promptTokens, responseTokens, logProbs } of rows) {
      const others = rows.slice(0, 5).map((row) => row.responseTokens);
      const [own] = responseLogProbs(loaded.policy, promptTokens, [responseTokens, ...others]);
      expect(own).toBeCloseTo(
        logProbs.reduce((sum, value) => sum + value, 0),
        4,
      );
    }
  } finally {
    await job.close();
  }
});
