import type { Label, Labeller } from '../../../shared/model/label';
import type { LabelsConfiguration } from '../../configuration/sections/labels';

/** What one label says of an action. */
export interface Vote {
  readonly source: Labeller;
  readonly label: Label;
}

/** What the labels of an action come to: the votes that decided, or why none did. */
export type Settlement<V extends Vote> =
  | { readonly good: boolean; readonly deciding: readonly V[] }
  | { readonly dropped: 'unsure' | 'tied' };

/**
 * The class of an action: that of the first source, in order of precedence, of which most say good or most say bad. One of which as many
 * say either drops the action, and so does one that is unsure, unless `unsure` is 'pass'.
 */
export function settleVotes<V extends Vote>(
  votes: readonly V[],
  { sources, unsure }: Pick<LabelsConfiguration, 'sources' | 'unsure'>,
): Settlement<V> {
  for (const source of sources) {
    const own = votes.filter((vote) => vote.source === source);
    const [good, bad] = (['good', 'bad'] as const).map((label) => own.filter((vote) => vote.label === label)) as [
      V[],
      V[],
    ];
    if (good.length !== bad.length)
      return { good: good.length > bad.length, deciding: good.length > bad.length ? good : bad };
    if (good.length > 0) return { dropped: 'tied' };
    if (own.length > 0 && unsure === 'drop') return { dropped: 'unsure' };
  }
  return { dropped: 'unsure' };
}
