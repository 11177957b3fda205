import { useMemo, useState } from 'preact/hooks';
import type { StepDetail } from '../../../../extension/shared/protocol/inspector';
import { type Difference, promptDifference } from '../../model/promptDifference';
import { LongText } from '../longText';
import { DifferenceView } from './differenceView';

const LEVELS: Readonly<Record<Difference['level'], string>> = {
  words: 'What changed since the step before it, by words.',
  lines: 'What changed since the step before it, by lines: too many words are different.',
  none: 'Too different from the prompt before it to be compared.',
};

/** The prompt: what changed since the step before it, or all of it. */
export function PromptSection({ detail }: { readonly detail: StepDetail }) {
  const [whole, setWhole] = useState(false);
  const { promptBefore, trajectoryId, step } = detail;
  const prompt = detail.texts.prompt!;
  const text = <LongText trajectoryId={trajectoryId} step={step} name="prompt" cut={prompt} />;
  if (!promptBefore) return text;
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={whole} onInput={() => setWhole(!whole)} /> The whole prompt, without changes
      </label>
      {whole ? text : <Changes key={`${trajectoryId} ${step}`} detail={detail} />}
    </>
  );
}

function Changes({ detail }: { readonly detail: StepDetail }) {
  const prompt = detail.texts.prompt!;
  const before = detail.promptBefore!;
  const difference = useMemo(() => promptDifference(before.text, prompt.text), [before, prompt]);
  const cut = prompt.text.length < prompt.length || before.text.length < before.length;
  return (
    <>
      <p class="muted">
        {LEVELS[difference.level]}
        {cut && ` Only the first ${prompt.text.length.toLocaleString('en')} letters are compared.`}
      </p>
      <DifferenceView parts={difference.parts} />
    </>
  );
}
