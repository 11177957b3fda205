import { ESTIMATORS } from '../../engine/advantages/table';
import { ALGORITHM_VARIANTS } from '../../engine/configuration/sections/algorithms';
import { ENVIRONMENTS } from '../environments/table';
import { textTable } from '../terminal/textTable';
import { command } from './command';

/** `couplet info`: what works here and what there is. */
export const INFO = command({
  id: 'info',
  summary: 'Show the version, which backends work here and why others do not, and what a configuration may name.',
  details: ['Backends are listed best first; "auto" takes the first that works, but for the cpu reference.'],
  operands: {},
  options: {},
  examples: ['info', 'info --json'],
  async run(_, { version }) {
    const { probeBackends } = await import('../compute/backends/selectBackend');
    const probes = await probeBackends();
    const backends = probes.map(({ id, ok, reason, device, library }) => ({
      id,
      ok,
      reason,
      device: device ?? null,
      library: library ?? null,
    }));
    const document = {
      version,
      backends,
      environments: ENVIRONMENTS.map(({ id }) => id),
      algorithms: ALGORITHM_VARIANTS.map(({ id }) => id),
      estimators: ESTIMATORS.map(({ id }) => id),
    };
    const rows = backends.map(({ id, ok, reason, device, library }) => [
      `  ${id}`,
      ok ? 'yes' : 'no',
      ok ? `${library} on ${device}` : reason,
    ]);
    const text = [
      `couplet ${version}`,
      '',
      'backends',
      textTable(rows),
      '',
      textTable([
        ['environments', document.environments.join(', ')],
        ['algorithms', document.algorithms.join(', ')],
        ['estimators', document.estimators.join(', ')],
      ]),
    ].join('\n');
    return { document, text };
  },
});
