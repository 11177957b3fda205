import { LABELS, type LabelTarget } from '../../../shared/model/label';
import { closestName } from '../../../shared/util/closestName';
import { UserError } from '../../../shared/util/userError';
import { authorName, findAuthor } from '../../../store/labels/findAuthor';
import { LabelWriter } from '../../../store/labels/labelWriter';
import { type Author, labelLine } from '../../../store/labels/makeLines';
import type { RunReader } from '../../../store/runReader';
import type { CommandResult } from '../command';
import { labelDocument } from './labelDocument';
import { oneOf } from './oneOf';

interface AddOptions {
  readonly trajectory: string | undefined;
  readonly step: number | undefined;
  readonly label: string | undefined;
  readonly action: string | undefined;
  readonly note: string | undefined;
  readonly tag: readonly string[];
  readonly blind: boolean;
  readonly author: string | undefined;
  readonly source: string | undefined;
}

/** `couplet labels add`: labels an action; it is on the disk when this returns. */
export async function addLabel(run: RunReader, options: AddOptions): Promise<CommandResult> {
  const { trajectory, step, label, note = null, tag: tags, blind, source = 'human' } = options;
  if (trajectory === undefined || step === undefined || label === undefined)
    throw new UserError(
      'couplet labels add needs --trajectory ID, --step N and --label LABEL (good, bad, unsure or clear).',
      { usage: true },
    );
  const given = oneOf('--label', label, [...LABELS, 'clear']);
  const target = await findTarget(run, trajectory, step, options.action);
  const author = authorOf(run, oneOf('--source', source, ['human', 'model']), options.author);
  const line = labelLine(author, { target, label: given === 'clear' ? null : given, note, tags, blind });
  await new LabelWriter(run.paths, author).append([line]);
  const what = target.action === null ? 'the action taken' : JSON.stringify(target.action);
  return {
    document: { added: labelDocument(line) },
    text: `${author.by}: ${given} for ${what} at step ${step} of ${trajectory}`,
  };
}

function authorOf(run: RunReader, source: 'human' | 'model', name: string | undefined): Author {
  if (name !== undefined) return { source, by: authorName(name) };
  if (source === 'human') return { source, by: findAuthor(run.paths.folder) };
  throw new UserError('couplet labels add --source model needs the name of the model: --author NAME.', { usage: true });
}

/** The action that the options name; one that was taken is stored as such, however it was named. */
async function findTarget(run: RunReader, trajectoryId: string, step: number, action?: string): Promise<LabelTarget> {
  const lines = run.trajectories();
  const line = lines.find((each) => each.trajectoryId === trajectoryId);
  if (!line)
    throw new UserError(
      noTrajectory(
        run,
        trajectoryId,
        lines.map((each) => each.trajectoryId),
      ),
      { usage: true },
    );
  if (step >= line.steps)
    throw new UserError(`${trajectoryId} has the steps 0 to ${line.steps - 1}, but --step is ${step}.`, {
      usage: true,
    });
  if (action === undefined) return { trajectoryId, step, action: null };
  const row = (await run.trajectory(line))[step]!;
  if (action === row.action) return { trajectoryId, step, action: null };
  if (row.admissible.includes(action)) return { trajectoryId, step, action };
  const near = closestName(action, row.admissible);
  const hint = near ? `did you mean "${near}"?` : `there are: ${row.admissible.join('; ')}.`;
  throw new UserError(`"${action}" was not admissible at step ${step} of ${trajectoryId}; ${hint}`, { usage: true });
}

function noTrajectory({ paths }: RunReader, id: string, ids: readonly string[]): string {
  const near = closestName(id, ids);
  return `${paths.folder} has no trajectory "${id}"; ${near ? `did you mean ${near}?` : `trajectories.jsonl lists its ${ids.length}.`}`;
}
