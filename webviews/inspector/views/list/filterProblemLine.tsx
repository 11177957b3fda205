import type { FilterProblem } from '../../../../extension/shared/protocol/inspector';
import { visibleText } from '../../../lib/text/visibleText';

/** Why a filter cannot be used, with the part of it that is wrong; the list stays as it was. */
export function FilterProblemLine({ filter, problem }: { readonly filter: string; readonly problem: FilterProblem }) {
  const { message, start, end } = problem;
  const wrong = filter.slice(start, end);
  return (
    <p class="filter-problem" role="alert">
      {wrong.trim() !== '' && (
        <>
          <code>{visibleText(wrong)}</code>:{' '}
        </>
      )}
      {visibleText(message)}
    </p>
  );
}
