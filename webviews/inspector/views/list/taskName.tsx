import { visibleText } from '../../../lib/text/visibleText';

/** The id of a task; where there is no room for all of it, its last part stays, which tells it from the others. */
export function TaskName({ id }: { readonly id: string }) {
  const last = Math.max(0, id.lastIndexOf('/'));
  return (
    <span class="task-name">
      <span>{visibleText(last > 0 ? id.slice(0, last) : id)}</span>
      {last > 0 && <span>{visibleText(id.slice(last))}</span>}
    </span>
  );
}
