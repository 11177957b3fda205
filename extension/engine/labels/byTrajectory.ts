/** What belongs to each trajectory, by its id, in the given order. */
export function byTrajectory<T extends { readonly trajectoryId: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const trajectories = new Map<string, T[]>();
  for (const item of items) {
    const known = trajectories.get(item.trajectoryId);
    if (known) known.push(item);
    else trajectories.set(item.trajectoryId, [item]);
  }
  return trajectories;
}
