import { describe, expect, test } from 'vitest';
import { RunAgreement } from '../../../../extension/host/views/agreement/runAgreement';
import { type AgreementSnapshot, FIRST_QUESTION } from '../../../../extension/shared/protocol/agreement';
import { ADA, agreementDocument } from './document';

/** A run's agreement whose program answers when the test says so. */
function make() {
  const told: AgreementSnapshot[] = [];
  const asked: { args: readonly string[]; signal: AbortSignal; answer(it: unknown): void; fail(it: Error): void }[] =
    [];
  const ask = (args: readonly string[], signal: AbortSignal) =>
    new Promise((answer, fail) => {
      signal.addEventListener('abort', () => fail(signal.reason));
      asked.push({ args, signal, answer, fail });
    });
  const means = { ask, estimators: () => [] };
  const agreement = new RunAgreement('/runs/household-001', means, (snapshot) => void told.push(snapshot));
  return { agreement, told, asked };
}

describe('the agreement of a run', () => {
  test('asks the command line what was asked, and shows its answer without the steps', async () => {
    const { agreement, told, asked } = make();
    const done = agreement.compare({ raters: [ADA, 'rules'], resamples: 200, unsureCounts: true });
    expect(told.at(-1)).toMatchObject({ working: true, comparison: null, name: 'household-001' });
    expect(asked[0].args.join(' ')).toBe(
      `labels agreement /runs/household-001 --rater=${ADA} --rater=rules --bootstrap 200 --unsure category --steps --most-steps 1000`,
    );
    asked[0].answer(agreementDocument());
    await done;
    const { working, comparison } = told.at(-1)!;
    expect([working, comparison?.resamples, comparison?.units]).toEqual([false, 200, 2]);
    expect(comparison!.pairs[0]).not.toHaveProperty('cells');
    expect(agreement.actionsOf({ raters: [ADA, 'rules'], row: 0, column: 1 })).toEqual([
      { trajectoryId: '000001/g00/t0', step: 3, action: 'wait' },
    ]);
    expect(() => agreement.actionsOf({ raters: ['rules', ADA], row: 0, column: 1 })).toThrow('no longer compared');
  });

  test('is outdated by labels that came after it was begun, until it is computed again', async () => {
    const { agreement, told, asked } = make();
    agreement.labelsChanged();
    expect(told).toEqual([]);
    const first = agreement.compare(FIRST_QUESTION);
    agreement.labelsChanged();
    asked[0].answer(agreementDocument());
    await first;
    expect(told.at(-1)?.outdated).toBe(true);
    const again = agreement.compare(FIRST_QUESTION);
    asked[1].answer(agreementDocument());
    await again;
    expect(told.at(-1)?.outdated).toBe(false);
    const count = told.length;
    for (let i = 0; i < 3; i++) agreement.labelsChanged();
    expect(told.slice(count).map(({ outdated }) => outdated)).toEqual([true]);
  });

  test('that is given up leaves the last one, and no problem', async () => {
    const { agreement, told, asked } = make();
    const first = agreement.compare(FIRST_QUESTION);
    asked[0].answer(agreementDocument());
    await first;
    agreement.labelsChanged();
    const second = agreement.compare(FIRST_QUESTION);
    agreement.cancel();
    await second;
    expect(asked[1].signal.aborted).toBe(true);
    expect(told.at(-1)).toMatchObject({ working: false, problem: null, outdated: true });
    expect(told.at(-1)?.comparison).not.toBeNull();
  });

  test('answers the newest question only', async () => {
    const { agreement, told, asked } = make();
    const first = agreement.compare(FIRST_QUESTION);
    const second = agreement.compare({ ...FIRST_QUESTION, resamples: 0 });
    await first;
    expect([asked[0].signal.aborted, told.at(-1)?.working]).toEqual([true, true]);
    asked[1].answer(agreementDocument());
    await second;
    expect(told.at(-1)?.comparison?.resamples).toBe(0);
  });

  test('says why it could not be computed', async () => {
    const { agreement, told, asked } = make();
    expect(agreement.isUntouched).toBe(true);
    const done = agreement.compare(FIRST_QUESTION);
    asked[0].fail(new Error('There is no rater "Bob" here.'));
    await done;
    expect(told.at(-1)).toMatchObject({ working: false, problem: 'There is no rater "Bob" here.', comparison: null });
    expect(agreement.isUntouched).toBe(false);
  });
});
