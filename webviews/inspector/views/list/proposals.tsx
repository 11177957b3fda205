import type { FilterCompletion } from '../../../../extension/shared/protocol/inspector';
import { visibleText } from '../../../lib/text/visibleText';

export const proposalElementId = (index: number): string => `filter-proposal-${index}`;

export interface ProposalsProps {
  readonly id: string;
  readonly completion: FilterCompletion | null;
  /** -1: none. */
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** What may be written next into the filter line. */
export function Proposals({ id, completion, chosen, onChoose }: ProposalsProps) {
  return (
    <div class="proposals" id={id} role="listbox" aria-label="What may stand here" hidden={!completion} tabIndex={-1}>
      {completion?.proposals.map(({ text, words }, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the line has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the line has the focus
        <div
          key={text}
          id={proposalElementId(i)}
          role="option"
          aria-selected={i === chosen}
          // The line loses the focus by a press, and its proposals with it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(i)}
        >
          <code>{visibleText(text)}</code> <span>{visibleText(words)}</span>
        </div>
      ))}
    </div>
  );
}
