import type { ShareInterval } from '../../shared/model/evaluation';
import { normalQuantile } from './normalQuantile';

/**
 * Wilson score interval of a share: successes of `n` independent trials at a confidence level (.95 by default). With no
 * trials the mean is NaN and the interval [0, 1]. Throws a RangeError for counts that cannot be.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): ShareInterval {
  if (!(successes >= 0 && successes <= n))
    throw new RangeError(`wilsonInterval: ${successes} successes of ${n} trials`);
  if (!(level > 0 && level < 1))
    throw new RangeError(`wilsonInterval: the level must lie between 0 and 1, got ${level}`);
  if (n === 0) return { mean: Number.NaN, low: 0, high: 1 };
  const z = normalQuantile((1 + level) / 2);
  const share = successes / n;
  // (p + z^2/2n -/+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
  const scale = 1 / (1 + (z * z) / n);
  const centre = scale * (share + (z * z) / (2 * n));
  const half = scale * z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return {
    mean: share,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === n ? 1 : Math.min(1, centre + half),
  };
}
