import { benchmarkHousehold } from '../../../engine/environments/household/throughput';
import { UserError } from '../../../shared/util/userError';
import { PROCESS_CLOCK } from '../stopwatch';
import type { Workload } from '../workload';

/** Seconds of processor time for each of the three figures. */
const SECONDS = 0.5;

/** The built-in environment alone, by processor time: what one core does, also on a busy machine. */
export const ENVIRONMENT: Workload = {
  id: 'environment',
  label: 'Household: steps, oracle states and resets a second of processor time, on one core',
  settings: { environment: { id: 'household' } },
  steps: 3,
  warmUp: 1,
  automatic: true,
  rates: [],
  async prepare({ configuration }) {
    const { id, ...parameters } = configuration.environment;
    if (id !== 'household')
      throw new UserError('The workload "environment" measures the household: environment.id must stay "household".', {
        usage: true,
      });
    return {
      compute: null,
      facts: {},
      repeat: () => {
        const { stepsPerSecond, oracleStatesPerSecond, resetsPerSecond } = benchmarkHousehold(
          PROCESS_CLOCK.cpu,
          SECONDS,
          parameters as never,
        );
        return {
          perSecond: { steps: stepsPerSecond, oracleStates: oracleStatesPerSecond, resets: resetsPerSecond },
        };
      },
      close: () => {},
    };
  },
};
