import { describe, expect, test } from 'vitest';
import type { FakeInspector } from './fakeHost';
import { useInspectorPages } from './inspectorPages';

declare const fakeInspector: FakeInspector;

const open = useInspectorPages();

describe('walking', () => {
  test('begins at the first trajectory of the newest iteration', async () => {
    const { page, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    expect((await fake()).at).toEqual({ iteration: 5, trajectoryId: '000005/g00/t0', step: 0 });
  });

  test('goes from step to step and from trajectory to trajectory', async () => {
    const { page, command, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await command('nextStep', 'nextStep', 'previousStep');
    await page.getByRole('heading', { name: 'Step 1' }).waitFor();
    await command('nextTrajectory');
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g00/t1', step: 0 });
    await command('previousTrajectory');
    await expect.poll(async () => (await fake()).at).toMatchObject({ trajectoryId: '000005/g00/t0' });
    await command('previousTrajectory', 'previousStep');
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
  });

  test('asks nobody for the step beside, and draws no line of the list anew', async () => {
    const { page, command } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await expect
      .poll(() =>
        page.evaluate(() => fakeInspector.calls.filter(([name, , step]) => name === 'step' && step === 1).length),
      )
      .toBe(1);
    const changes = await page.evaluate(async () => {
      let count = 0;
      const observer = new MutationObserver((records) => {
        count += records.length;
      });
      observer.observe(document.querySelector('.list')!, { subtree: true, childList: true, attributes: true });
      fakeInspector.command('nextStep');
      // The command takes a turn of the loop; the step is drawn in the next one at the latest.
      await new Promise((resolve) => setTimeout(resolve));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      observer.disconnect();
      return { count, heading: document.querySelector('.detail-head h2')?.textContent };
    });
    expect(changes).toEqual({ count: 0, heading: 'Step 1' });
    await command('nextStep');
  });

  test('goes where the host says, and comes back there after a reload', async () => {
    const { page, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.evaluate(() => fakeInspector.show({ iteration: 2, trajectoryId: '000002/g01/t3', step: 4 }));
    await page.getByRole('heading', { name: 'Step 4' }).waitFor();
    await page.getByText('Iteration 2 of 5').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Step 4' }).waitFor();
    expect((await fake()).at).toEqual({ iteration: 2, trajectoryId: '000002/g01/t3', step: 4 });
  });

  test('says what is wrong with a place that is not there', async () => {
    const { page } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.evaluate(() => fakeInspector.show({ iteration: 9, trajectoryId: '000099/g00/t0', step: 0 }));
    await page.getByText('There is no trajectory 000099/g00/t0 in this run.').first().waitFor();
  });
});

describe('over training', () => {
  test('the slider keeps the task in sight', async () => {
    const { page, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.evaluate(() => fakeInspector.show({ iteration: 5, trajectoryId: '000005/g01/t2', step: 1 }));
    await page.getByRole('heading', { name: 'Step 1' }).waitFor();
    await page.getByRole('slider', { name: 'Iteration' }).fill('2');
    await expect.poll(async () => (await fake()).at).toEqual({ iteration: 2, trajectoryId: '000002/g01/t2', step: 1 });
    await page.getByRole('button', { name: 'Iteration before' }).click();
    await expect.poll(async () => (await fake()).at).toEqual({ iteration: 1, trajectoryId: '000001/g01/t2', step: 1 });
  });

  test('the same state is found in other iterations, and gone to', async () => {
    const { page, fake } = await open();
    await page.getByRole('button', { name: 'Over training' }).click();
    const state = page.getByRole('table').filter({ hasText: 'Verdict' }).filter({ hasText: 'Iteration' });
    await state.getByRole('button', { name: '3', exact: true }).first().click();
    await expect.poll(async () => (await fake()).at).toMatchObject({ iteration: 3, trajectoryId: '000003/g00/t0' });
  });
});

describe('a run that goes on', () => {
  test('leaves the user where they are', async () => {
    const { page, fake } = await open();
    await page.getByRole('heading', { name: 'Step 0' }).waitFor();
    await page.evaluate(() => fakeInspector.changed({ iterations: [0, 1, 2, 3, 4, 5, 6], trajectories: 999 }));
    await page.getByText('Iteration 5 of 6').waitFor();
    expect((await fake()).at).toMatchObject({ trajectoryId: '000005/g00/t0', step: 0 });
  });

  test('that cannot be read in full says what is missing', async () => {
    const { page } = await open();
    await page.getByText('household-001').waitFor();
    const problems = [
      { file: 'rollouts/000003.parquet', what: 'The file ends too early.', shown: 'The other iterations are.' },
    ];
    await page.evaluate((problems) => fakeInspector.changed({ problems }), problems);
    await page.getByText('1 file of this run cannot be read as it should').click();
    await page.getByText('The file ends too early.').waitFor();
  });

  test('without rollouts says when there will be some', async () => {
    const { page } = await open({ iterations: 0 });
    await page.getByText('No rollouts to show').waitFor();
  });
});
