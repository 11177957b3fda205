import type { AgreementDocument } from '../../../../extension/host/views/agreement/agreementDocument';

export const ADA = 'human:Ada <ada@example.org>';
const OTHER_ADA = 'human:Ada <ada@example.com>';

const coefficient = { value: 0.5, low: null, high: null };

/** What the command line prints of two people who share a name, and the rules. */
export function agreementDocument(): AgreementDocument {
  return {
    available: [
      { id: ADA, labels: 3, blind: 1 },
      { id: OTHER_ADA, labels: 2, blind: 0 },
      { id: 'model:judge', labels: 9, blind: 0 },
      { id: 'rules', labels: null, blind: null },
    ],
    raters: [ADA, 'rules', 'advantage:gigpo:gamma=0.9'],
    categories: ['good', 'bad'],
    units: 2,
    trajectories: 1,
    alpha: coefficient,
    pairs: [
      {
        raters: [ADA, 'rules'],
        units: 2,
        trajectories: 1,
        raw: coefficient,
        kappa: coefficient,
        alpha: coefficient,
        confusion: [
          [1, 1],
          [0, 0],
        ],
        blind: [1, null],
        cells: [
          [
            [{ trajectory: '000001/g00/t0', step: 2, action: null }],
            [{ trajectory: '000001/g00/t0', step: 3, action: 'wait' }],
          ],
          [[], []],
        ],
      },
    ],
  };
}
