/** Whether some of several estimators push a step up and others down: 1 where they do, else 0. [estimators][steps] -> [steps] */
export function disagreeingSteps(signs: readonly Int8Array[]): Uint8Array {
  return Uint8Array.from(signs[0] ?? [], (_, step) => {
    const given = new Set(signs.map((ofEstimator) => ofEstimator[step]));
    return given.has(1) && given.has(-1) ? 1 : 0;
  });
}
