/** Lines to begin with. */
const EXAMPLES = [
  { line: 'success:false split:L2', words: 'failed, on tasks of unseen categories' },
  { line: 'flawed>2', words: 'more than two flawed steps' },
  { line: 'reward:0.2..0.8', words: 'a reward within a range' },
  { line: 'advantage<0', words: 'pushed down by the estimator in front' },
  { line: 'disagreement>0', words: 'steps that the estimators push different ways' },
  { line: 'label:bad', words: 'a step that somebody labelled bad; label:none where nobody labelled any' },
  { line: 'text:"fridge"', words: 'a text in some step' },
  { line: '-repeated:0', words: 'not without repeated steps' },
] as const;

/** How a filter is written, by examples that can be tried. */
export function FilterHelp({ onTry }: { readonly onTry: (line: string) => void }) {
  return (
    <div class="filter-help">
      <p>
        Words separated by blanks; all must hold. A word without a field is looked for in task and category. Press ↓ in
        the line for all fields.
      </p>
      <ul>
        {EXAMPLES.map(({ line, words }) => (
          <li key={line}>
            <button type="button" onClick={() => onTry(line)}>
              <code>{line}</code>
            </button>{' '}
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
