import { existsSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type JobRequest, TRAINER_PROTOCOL } from '../../../extension/shared/protocol/trainer';
import { RunReader } from '../../../extension/store/runReader';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { buildCli } from '../cli/couplet';
import { attach, forkTrainer, writeConfiguration } from './trainerProcess';

beforeAll(buildCli);

const LONG = 5000;

function training(iterations: number): JobRequest {
  return { kind: 'train', configuration: writeConfiguration(iterations), overrides: [], runs: temporaryFolder() };
}

describe('the trainer process', () => {
  it('says who it is, and refuses another protocol with the way out', async () => {
    const { child, client } = forkTrainer();
    expect(await client.trainer.call.hello(TRAINER_PROTOCOL)).toMatchObject({ pid: child.pid, node: process.version });
    await expect(client.trainer.call.hello(TRAINER_PROTOCOL + 1)).rejects.toThrow('Reload the window');
  });

  it('trains, tells how it stands, and ends when its last client has gone', async () => {
    const { client, exited } = forkTrainer();
    await client.trainer.call.start(training(3), true);
    const { result, run, compute, metrics, progress } = await client.until(({ phase }) => phase === 'ended');
    expect(result).toMatchObject({ kind: 'training', outcome: { status: 'completed', iterations: 3, run } });
    expect(compute).toMatchObject({ backend: 'cpu' });
    expect(progress).toMatchObject({ stage: 'training', done: 3, total: 3 });
    expect(metrics['rollout/success']).toBeTypeOf('number');
    const revisions = client.snapshots.map(({ revision }) => revision);
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b));
    client.trainer.close('done');
    expect(await exited).toBe(0);
  });

  it('pauses, goes on, and stops with a checkpoint', async () => {
    const { client } = forkTrainer();
    const { call } = client.trainer;
    await call.start(training(LONG), true);
    await client.until(({ progress }) => (progress?.done ?? 0) >= 2);
    await call.pause();
    const paused = await client.until(({ phase }) => phase === 'paused');
    const at = (await call.snapshot()).progress!.done;
    expect(new RunReader(paused.run!).manifest().status).toBe('paused');
    await call.unpause();
    await client.until(({ progress }) => (progress?.done ?? 0) > at);
    await call.stop();
    const { result, checkpoint } = await client.until(({ phase }) => phase === 'ended');
    expect(result).toMatchObject({ kind: 'training', outcome: { status: 'interrupted', iterations: checkpoint } });
  });

  it('resumes what was stopped', async () => {
    const first = forkTrainer().client;
    await first.trainer.call.start(training(LONG), true);
    await first.until(({ progress }) => (progress?.done ?? 0) >= 1);
    await first.trainer.call.stop();
    const { run, checkpoint } = await first.until(({ phase }) => phase === 'ended');
    const second = forkTrainer().client;
    await second.trainer.call.start({ kind: 'resume', run: run! }, true);
    await second.until(({ progress }) => (progress?.done ?? 0) > checkpoint!);
    expect(second.snapshots.at(-1)!.run).toBe(run);
  });

  it('evaluates a checkpoint and records rollouts of it', async () => {
    const trained = forkTrainer().client;
    await trained.trainer.call.start(training(1), true);
    const { run } = await trained.until(({ phase }) => phase === 'ended');
    const evaluating = forkTrainer().client;
    await evaluating.trainer.call.start({ kind: 'evaluate', policy: run!, greedy: true, overrides: [] }, true);
    const evaluated = await evaluating.until(({ phase }) => phase === 'ended');
    expect(evaluated.result).toMatchObject({ kind: 'evaluation', greedy: true, splits: { L0: { episodes: 2 } } });
    const playing = forkTrainer().client;
    const out = path.join(temporaryFolder(), 'rollouts.parquet');
    const request: JobRequest = { kind: 'rollout', policy: run!, split: 'L0', tasks: 2, group: 2, overrides: [], out };
    await playing.trainer.call.start(request, true);
    const played = await playing.until(({ phase }) => phase === 'ended');
    expect(played.result).toMatchObject({ kind: 'rollouts', file: out, failures: 0 });
    expect(existsSync(out)).toBe(true);
  });

  it('fails with the message of what is wrong, and takes no second job', async () => {
    const { client } = forkTrainer();
    const request: JobRequest = { kind: 'resume', run: '/nowhere/run' };
    await client.trainer.call.start(request, true);
    const { failure } = await client.until(({ phase }) => phase === 'ended');
    expect(failure!.message).toContain('/nowhere/run');
    expect(failure!.stack).toBe('');
    await expect(client.trainer.call.start(request, true)).rejects.toThrow('has a job already');
    await expect(client.trainer.call.pause()).rejects.toThrow('Nothing is running');
  });
});

describe('a trainer whose window goes away', () => {
  it('goes on where it may, and is found again by its socket', async () => {
    const socket = path.join(temporaryFolder(), 'control');
    const { child, client, exited } = forkTrainer('--control', socket);
    await client.trainer.call.start(training(LONG), false);
    const { run } = await client.until(({ progress }) => (progress?.done ?? 0) >= 2);
    child.disconnect();
    const again = await attach(socket);
    const before = await again.trainer.call.snapshot();
    expect(before).toMatchObject({ phase: 'working', run });
    await again.until(({ progress }) => (progress?.done ?? 0) > before.progress!.done);
    await again.trainer.call.stop();
    await again.until(({ phase }) => phase === 'ended');
    again.trainer.close('done');
    expect(await exited).toBe(0);
    expect(existsSync(socket)).toBe(false);
  });

  it('ends with a checkpoint where it may not', async () => {
    const { child, client, exited } = forkTrainer();
    await client.trainer.call.start(training(LONG), true);
    const { run } = await client.until(({ progress }) => (progress?.done ?? 0) >= 2);
    child.disconnect();
    expect(await exited).toBe(0);
    expect(new RunReader(run!).manifest()).toMatchObject({ status: 'interrupted' });
  });
});

it('leaves an interrupted run when it is killed, and the client hears of it', async () => {
  const { child, client } = forkTrainer();
  await client.trainer.call.start(training(LONG), false);
  const { run } = await client.until(({ progress }) => (progress?.done ?? 0) >= 2);
  child.kill('SIGKILL');
  expect(await client.trainer.closed).toContain('ended');
  await expect(client.trainer.call.snapshot()).rejects.toThrow('ended');
  await expect.poll(() => new RunReader(run!).manifest().status).toBe('interrupted');
});
