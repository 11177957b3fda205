import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** What to do where there is no Java. */
export const HOW_TO_GET_JAVA =
  'Java is not installed; a runtime of version 8 or newer is enough. To get it: sudo apt-get install default-jre-headless, ' +
  'or brew install openjdk, or conda install -c conda-forge openjdk. JAVA_HOME may name one that is not on the path.';

/** The Java program: that of `JAVA_HOME`, else the first on the path, else `undefined`. Only looks; starts nothing. */
export function findJava(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const name = process.platform === 'win32' ? 'java.exe' : 'java';
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  if (env.JAVA_HOME) folders.unshift(path.join(env.JAVA_HOME, 'bin'));
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false; // that it is not there is the answer
  }
}
