import { useState } from 'preact/hooks';
import type { CutText, StepText } from '../../../extension/shared/protocol/inspector';
import { visibleText } from '../../lib/text/visibleText';
import { useInspector } from './context';

/** Letters that are fetched at once. */
const PIECE = 20_000;

export interface LongTextProps {
  readonly trajectoryId: string;
  readonly step: number;
  readonly name: StepText;
  readonly cut: CutText;
}

/** A text of a step, with a button for more of it where it was cut. */
export function LongText(props: LongTextProps) {
  const { trajectoryId, step, name } = props;
  return <Pieces key={`${trajectoryId} ${step} ${name}`} {...props} />;
}

function Pieces({ trajectoryId, step, name, cut }: LongTextProps) {
  const { model, host } = useInspector();
  const [pieces, setPieces] = useState<readonly string[]>([]);
  const [waiting, setWaiting] = useState(false);
  const shown = pieces.reduce((sum, piece) => sum + piece.length, cut.text.length);
  const more = async () => {
    setWaiting(true);
    try {
      const piece = await host.text(trajectoryId, step, name, shown, PIECE);
      setPieces((before) => [...before, piece]);
    } catch (error) {
      model.fail(error);
    }
    setWaiting(false);
  };
  return (
    <div class="text" dir="auto">
      {[cut.text, ...pieces].map((piece, i) => (
        <span key={i}>{visibleText(piece)}</span>
      ))}
      {shown < cut.length && (
        <button type="button" class="more" disabled={waiting} onClick={() => void more()}>
          Show more ({(cut.length - shown).toLocaleString('en')} letters left)
        </button>
      )}
    </div>
  );
}
