import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/temporaryFolder';
import { bundleProgram } from './bundleProgram';

const program = bundleProgram('smallDisk');

// A disk of its own needs a mount namespace, which Linux gives to any user unless it is switched off.
const probe = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt'], { encoding: 'utf8' });
const reason = probe.error?.message ?? probe.stderr.trim();
if (probe.status !== 0) console.warn(`SKIPPED: no small disk can be mounted here (${reason})`);

it.skipIf(probe.status !== 0)('a full and a read-only disk are clear errors, and nothing is lost', () => {
  const { stdout, stderr } = spawnSync('unshare', ['-rm', process.execPath, program(), temporaryFolder()], {
    encoding: 'utf8',
  });
  expect(stdout, stderr).not.toBe('');
  const result = JSON.parse(stdout);
  expect(result.full).toMatch(
    /^Cannot (write|append to) .*: no space is left on the disk\. All that was finished before is whole/,
  );
  expect(result.committed).toBeGreaterThan(2);
  expect(result).toMatchObject({ iterations: result.committed, whole: true, resumed: result.committed + 1 });
  expect(result.fullCheckpoint).toMatch(/^Cannot .*no space is left on the disk/);
  expect(result.readOnly).toMatch(/^Cannot lock .*: the disk is read-only\. Choose a folder elsewhere\. \(EROFS\)$/);
  expect(result.readOnlyNew).toMatch(/^Cannot make a run folder in .*: the disk is read-only/);
  expect(result.stillReadable).toBe(result.resumed);
});
