import { expect, it } from 'vitest';
import { benchmarkHousehold } from '../../../../extension/engine/environments/household/throughput';

it('benchmarkHousehold counts the work done by the clock it is given', () => {
  let time = 0;
  const tick = () => time++;
  const result = benchmarkHousehold(tick, 0.05);
  // One unit of work a tick: resets are counted one by one, steps by episodes of up to 30.
  expect(result.resetsPerSecond).toBeGreaterThan(900);
  expect(result.resetsPerSecond).toBeLessThanOrEqual(1000);
  expect(result.stepsPerSecond).toBeGreaterThan(20_000);
  expect(result.stepsPerSecond).toBeLessThanOrEqual(30_000);
  expect(result.oracleStatesPerSecond).toBeGreaterThan(20_000);
  expect(benchmarkHousehold(tick, 0.05).checksum).toBe(result.checksum);
});
