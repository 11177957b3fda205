import { type ExtensionContext, Uri, workspace } from 'vscode';
import { uriExists } from '../uriExists';

type Places = Pick<ExtensionContext, 'extensionUri' | 'globalStorageUri'>;

/** The folder that the sample run is shown from: storage of the extension, since nobody's folder is written to unasked. */
export function sampleFolder({ globalStorageUri }: Places): Uri {
  return Uri.joinPath(globalStorageUri, 'samples');
}

/** Copies the run that comes with the extension to where runs are looked for, unless it is there, and gives its folder. */
export async function placeSampleRun(places: Places): Promise<Uri> {
  const run = Uri.joinPath(sampleFolder(places), 'sample');
  if (await uriExists(run)) return run;
  // Under another name until it is whole: a copy that was cut off must not count as the run.
  const unfinished = Uri.joinPath(places.globalStorageUri, 'sample-unfinished');
  await workspace.fs.createDirectory(sampleFolder(places));
  await workspace.fs.copy(Uri.joinPath(places.extensionUri, 'media', 'sample'), unfinished, { overwrite: true });
  await workspace.fs.rename(unfinished, run);
  return run;
}
