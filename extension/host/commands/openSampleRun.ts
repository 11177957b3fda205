import { placeSampleRun } from '../runs/sampleRun';
import type { CommandHandler } from './services';

/** Shows the run that comes with the extension, on a dashboard and in the tree. */
export const openSampleRun: CommandHandler = async ({ context, runs, dashboards }) => {
  const { fsPath } = await placeSampleRun(context);
  runs.look(fsPath);
  await dashboards.open([fsPath]);
};
