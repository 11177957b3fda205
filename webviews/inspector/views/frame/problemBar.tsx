import { useObservable } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { useInspector } from '../context';

/** What of the run folder cannot be read, and what is shown all the same. */
export function ProblemBar() {
  const { model } = useInspector();
  const problems = useObservable(model.snapshot)?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <details class="problems">
      <summary>
        <span aria-hidden="true">⚠ </span>
        {problems.length === 1
          ? '1 file of this run cannot be read as it should'
          : `${problems.length} files of this run cannot be read as they should`}
      </summary>
      <ul>
        {problems.map(({ file, what, shown }) => (
          <li key={`${file} ${what}`}>
            <code>{visibleText(file)}</code>: {visibleText(what)} <span class="muted">{visibleText(shown)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
