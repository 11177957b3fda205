import type { EstimatorPair } from '../../../../extension/shared/protocol/inspector';

const SIGNS = [
  { at: 2, words: 'up' },
  { at: 1, words: 'none' },
  { at: 0, words: 'down' },
] as const;

export interface SignTableProps {
  readonly pair: EstimatorPair;
  /** Labels of the two estimators. */
  readonly first: string;
  readonly second: string;
}

/** How many steps two estimators push which way; those that they push different ways stand out. */
export function SignTable({ pair, first, second }: SignTableProps) {
  return (
    <table class="numbers sign-table">
      <caption>
        Steps by sign: rows {first}, columns {second}
      </caption>
      <thead>
        <tr>
          <td />
          {SIGNS.map(({ words }) => (
            <th scope="col" class="is-number" key={words}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SIGNS.map((row) => (
          <tr key={row.words}>
            <th scope="row">{row.words}</th>
            {SIGNS.map((column) => (
              <td key={column.words} class={`is-number ${Math.abs(row.at - column.at) === 2 ? 'is-flipped' : ''}`}>
                {pair.table[row.at][column.at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
