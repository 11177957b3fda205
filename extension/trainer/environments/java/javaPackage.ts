/** A Python package that is a Java program with data files; only those are installed and run. */
export interface JavaPackage {
  /** Name of the environment and of the package. */
  readonly id: string;
  readonly label: string;
  readonly version: string;
  /** Folder of the package that holds the jar and its data files, which the program opens by relative name. */
  readonly module: string;
  readonly jar: string;
  /** The class whose instances are games. */
  readonly className: string;
  /** Flags of the Java program beyond those every one gets. */
  readonly flags: readonly string[];
}

/** py4j's own jar holds the gateway; the copies in the packages' jars lack its main class. */
export const PY4J = { id: 'py4j', version: '0.10.9.9' } as const;

export const TEXTWORLD_EXPRESS_PACKAGE: JavaPackage = {
  id: 'textworld-express',
  label: 'TextWorldExpress',
  version: '1.1.0',
  module: 'textworld_express',
  jar: 'textworld-express.jar',
  className: 'textworldexpress.runtime.PythonInterface',
  flags: [],
};

export const SCIENCEWORLD_PACKAGE: JavaPackage = {
  id: 'scienceworld',
  label: 'ScienceWorld',
  version: '1.2.3',
  module: 'scienceworld',
  jar: 'scienceworld.jar',
  className: 'scienceworld.runtime.pythonapi.PythonInterface',
  // It walks sets in the order of identity hashes, so two loads of one variation in one JVM can differ (a door open or
  // shut). With a constant hash that order is the order of insertion.
  flags: ['-XX:+UnlockExperimentalVMOptions', '-XX:hashCode=2'],
};

export const JAVA_PACKAGES: readonly JavaPackage[] = [TEXTWORLD_EXPRESS_PACKAGE, SCIENCEWORLD_PACKAGE];
