import { useObservable, useSelected } from '../../../lib/observable';
import { visibleText } from '../../../lib/text/visibleText';
import { Button } from '../../../lib/toolkit/button';
import { KEYS } from '../../keys';
import { useInspector } from '../context';
import { KeyHint } from '../keyHint';
import { SelectionNote } from '../labels/selectionNote';
import { GroupView } from './groupView';
import { Timeline } from './timeline';
import { TrajectoryHead } from './trajectoryHead';

/** The trajectory: its steps with their advantages, to be read as a conversation, or beside its siblings. */
export function StepsPane() {
  const { model, actions } = useInspector();
  const { value: outline, error } = useObservable(model.outline.answer);
  const grouped = useSelected(model.view, (view) => view.grouped);
  const blind = useSelected(model.snapshot, () => model.blind());
  const conversation = useSelected(model.view, (view) => view.conversation);
  if (error !== null) return <p class="pane-note is-error">{visibleText(error)}</p>;
  if (!outline) return <p class="pane-note muted">Choose a trajectory.</p>;
  return (
    <>
      <TrajectoryHead outline={outline} />
      <div class="pane-tools">
        <Button
          pressed={conversation}
          unavailable={grouped}
          title="Unfold all steps: what the agent saw and what it answered"
          onClick={() => model.change({ conversation: !conversation })}
        >
          Conversation
        </Button>
        <Button
          pressed={grouped}
          title="All rollouts of this task side by side; steps in the same state share a row"
          onClick={() => model.change({ grouped: !grouped })}
        >
          Group
        </Button>
        <span class="spacer" />
        {!blind && (
          <Button title="Which estimators stand side by side" onClick={() => void actions.chooseEstimators()}>
            Estimators…
          </Button>
        )}
      </div>
      {outline.problem && (
        <p class="pane-note is-warning">
          {visibleText(outline.problem.file)}: {visibleText(outline.problem.what)} {visibleText(outline.problem.shown)}
        </p>
      )}
      {grouped ? <GroupView /> : <Timeline key={outline.trajectoryId} outline={outline} />}
      <footer class="pane-footer">
        <span>{outline.action.length === 1 ? '1 step' : `${outline.action.length} steps`}</span>
        <SelectionNote />
        <span class="spacer" />
        <KeyHint help={KEYS.step} />
        {!blind && <KeyHint help={KEYS.estimator} />}
      </footer>
    </>
  );
}
