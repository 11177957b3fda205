import type { DroppedLabels, LabelledAction, LabelOrigin } from '../../../shared/model/classification';
import type { RolloutRow } from '../../../shared/model/rolloutRow';
import type { LabelsConfiguration } from '../../configuration/sections/labels';
import { CRITICS, criticLabels } from '../critics';
import type { CurrentLabel } from '../currentLabels';
import { settleVotes, type Vote } from './settleVotes';

/** A run with its labels, and every step of the trajectories that they speak of. */
export interface LabelledRun {
  readonly id: string;
  readonly labels: readonly CurrentLabel[];
  readonly rows: readonly RolloutRow[];
}

/** The labelled actions of some runs, none of them held out yet, and how many were dropped. */
export interface CollectedActions {
  readonly actions: readonly LabelledAction[];
  readonly dropped: DroppedLabels;
}

type Settings = Pick<LabelsConfiguration, 'sources' | 'unsure'>;
type RunVote = Vote & { readonly by: string; readonly origin: LabelOrigin; readonly row: RolloutRow };

/**
 * One data point for every action of every state that labels speak of. States that read the same are the same question, so their labels
 * count together, each as one vote. Oracle and rules, where they are among the sources, also speak of the other actions of these states.
 */
export function collectActions(runs: readonly LabelledRun[], settings: Settings): CollectedActions {
  const dropped = { unsure: 0, tied: 0, unrecorded: 0 };
  const questions = new Map<string, RunVote[]>();
  for (const run of runs) {
    const { votes, unrecorded } = votesIn(run, settings);
    dropped.unrecorded += unrecorded;
    for (const vote of votes) {
      const question = JSON.stringify([vote.row.prompt, actionOf(vote)]);
      const known = questions.get(question);
      if (known) known.push(vote);
      else questions.set(question, [vote]);
    }
  }
  const actions: LabelledAction[] = [];
  for (const votes of questions.values()) {
    const settled = settleVotes(votes, settings);
    if ('dropped' in settled) dropped[settled.dropped]++;
    else actions.push(labelledAction(settled.good, settled.deciding));
  }
  return { actions, dropped };
}

/** What the sources say in a run: stored labels, and what critics add in the states that these speak of. */
function votesIn(
  { id: run, labels, rows }: LabelledRun,
  { sources }: Settings,
): { votes: RunVote[]; unrecorded: number } {
  const rowAt = new Map(rows.map((row) => [`${row.trajectoryId} ${row.step}`, row]));
  const counting = labels.filter(({ source }) => sources.includes(source));
  const stored = counting.flatMap(({ source, label, by, target, id }): RunVote[] => {
    const row = rowAt.get(`${target.trajectoryId} ${target.step}`);
    return row ? [{ source, label, by, row, origin: { run, target, event: id } }] : [];
  });
  const spokenOf = new Set(stored.map(({ row }) => row));
  const added = CRITICS.filter(({ source }) => sources.includes(source)).flatMap((critic) => {
    const said = new Set(stored.filter(({ source }) => source === critic.source).map(questionIn));
    return criticLabels(critic, rows, true).flatMap(({ target, label }): RunVote[] => {
      const row = rowAt.get(`${target.trajectoryId} ${target.step}`)!;
      const vote = { source: critic.source, label, by: critic.by, row, origin: { run, target, event: null } };
      return spokenOf.has(row) && !said.has(questionIn(vote)) ? [vote] : [];
    });
  });
  return { votes: [...stored, ...added], unrecorded: counting.length - stored.length };
}

const actionOf = ({ origin: { target }, row }: RunVote): string => target.action ?? row.action;

/** An action of a step, whether it is named or the one that was taken. */
const questionIn = (vote: RunVote): string => JSON.stringify([vote.row.trajectoryId, vote.row.step, actionOf(vote)]);

function labelledAction(good: boolean, deciding: readonly RunVote[]): LabelledAction {
  const [first] = deciding as [RunVote];
  const { prompt: state, taskId, split } = first.row;
  return {
    state,
    action: actionOf(first),
    good,
    source: first.source,
    by: [...new Set(deciding.map(({ by }) => by))],
    taskId,
    split,
    heldOut: false,
    labelled: deciding.map(({ origin }) => origin),
  };
}
